package io.signboard.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object, whatever its spelling, into a draft. */
final class EventParser {

    /** Thrown while reading; says what makes the record malformed. Has no stack trace, since bad input is daily business. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String detail) {
            super(detail, null, false, false);
        }

        Refusal refusal() {
            return new Refusal(Reason.MALFORMED, String.valueOf(getMessage()));
        }
    }

    private final JsonParser json;
    private final EventDraft draft;

    /** Reads from a parser that stands before the object. */
    EventParser(JsonParser json, EventDraft draft) {
        this.json = json;
        this.draft = draft;
    }

    /** Reads the object, up to the end of the input. */
    void read() throws IOException, Malformed {
        draft.clear();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Malformed("The value must be one JSON object.");
        }
        Set<String> others = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            others = readTop(json.currentName(), others);
        }
        if (json.nextToken() != null) {
            throw new Malformed("The value must be one JSON object, but something follows it.");
        }
    }

    /** Reads a member's value and returns the unknown names so far. */
    private @Nullable Set<String> readTop(String name, @Nullable Set<String> others) throws IOException, Malformed {
        switch (name) {
            case "type" -> plain(EventField.TYPE);
            case "eventId" -> plain(EventField.EVENT_ID);
            case "ceremonyId" -> plain(EventField.CEREMONY_ID);
            case "projectId" -> plain(EventField.PROJECT_ID);
            case "revision" -> plain(EventField.REVISION);
            case "title" -> plain(EventField.TITLE);
            case "value" -> readValue();
            case "sector" -> plain(EventField.SECTOR);
            case "investor" -> readInvestor();
            case "province" -> plain(EventField.PROVINCE);
            case "dateSigned" -> plain(EventField.DATE_SIGNED);
            case "reason" -> plain(EventField.REASON);
            default -> {
                return skip(name, others);
            }
        }
        return others;
    }

    private void readValue() throws IOException, Malformed {
        if (!entersObject("value", EventDraft.VALUE)) {
            return;
        }
        Set<String> others = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (name) {
                case "amount" -> plain(EventField.AMOUNT);
                case "currency" -> plain(EventField.CURRENCY);
                default -> others = skip(name, others);
            }
        }
    }

    private void readInvestor() throws IOException, Malformed {
        if (!entersObject("investor", EventDraft.INVESTOR)) {
            return;
        }
        Set<String> others = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (name) {
                case "name" -> plain(EventField.INVESTOR_NAME);
                case "type" -> plain(EventField.INVESTOR_TYPE);
                default -> others = skip(name, others);
            }
        }
    }

    private boolean entersObject(String name, int member) throws IOException, Malformed {
        markSeen(member, name);
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new Malformed("'" + name + "' must be an object.");
        }
        return true;
    }

    private void plain(EventField field) throws IOException, Malformed {
        markSeen(field.ordinal(), field.path);
        JsonToken token = json.nextToken();
        if (token.isStructStart()) {
            throw new Malformed("'" + field.path + "' must not be an object or an array.");
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        String text = json.getText();
        if (token != JsonToken.VALUE_STRING) {
            if (token.isNumeric()) {
                draft.number(field, text);
            } else {
                draft.truth(field, text);
            }
        } else if (Unicode.isWellFormed(text)) {
            draft.string(field, text);
        } else {
            throw new Malformed("'" + field.path + "' holds half a surrogate pair, which is no character.");
        }
    }

    private void markSeen(int member, String name) throws Malformed {
        if (!draft.isFirst(member)) {
            throw new Malformed("'" + name + "' is given twice.");
        }
    }

    /** Skips an unknown name's value, however deep, and makes sure that no object in it gives a name twice. */
    private Set<String> skip(String name, @Nullable Set<String> siblings) throws IOException, Malformed {
        Set<String> names = siblings == null ? new HashSet<>() : siblings;
        addOnce(names, name);
        skipValue(json.nextToken());
        return names;
    }

    private void skipValue(JsonToken first) throws IOException, Malformed {
        if (first == JsonToken.START_OBJECT) {
            Set<String> names = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                addOnce(names, json.currentName());
                skipValue(json.nextToken());
            }
        } else if (first == JsonToken.START_ARRAY) {
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY) {
                skipValue(token);
                token = json.nextToken();
            }
        }
    }

    private static void addOnce(Set<String> names, String name) throws Malformed {
        if (!names.add(name)) {
            throw new Malformed("'" + Quoted.shortened(name) + "' is given twice.");
        }
    }
}
