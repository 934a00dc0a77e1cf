package io.signboard.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plain fields of one JSON object as they stand there, before anybody asks whether they make sense. Reusable. */
final class EventDraft {

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

    private static final int FIELDS = EventField.values().length;
    private static final int VALUE = FIELDS;
    private static final int INVESTOR = FIELDS + 1;

    private final @Nullable String[] texts = new String[FIELDS];
    private final @Nullable JsonToken[] tokens = new JsonToken[FIELDS];
    private int seen;
    private @Nullable Set<String> unknown;

    /** Reads one object, the parser standing before it, up to the end of the input. */
    void read(JsonParser json) throws IOException, Malformed {
        Arrays.fill(texts, null);
        Arrays.fill(tokens, null);
        seen = 0;
        unknown = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Malformed("The value must be one JSON object.");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            readTop(json, json.currentName());
        }
        if (json.nextToken() != null) {
            throw new Malformed("The value must be one JSON object, but something follows it.");
        }
    }

    private void readTop(JsonParser json, String name) throws IOException, Malformed {
        switch (name) {
            case "type" -> plain(json, EventField.TYPE);
            case "eventId" -> plain(json, EventField.EVENT_ID);
            case "ceremonyId" -> plain(json, EventField.CEREMONY_ID);
            case "projectId" -> plain(json, EventField.PROJECT_ID);
            case "revision" -> plain(json, EventField.REVISION);
            case "title" -> plain(json, EventField.TITLE);
            case "value" -> readValue(json);
            case "sector" -> plain(json, EventField.SECTOR);
            case "investor" -> readInvestor(json);
            case "province" -> plain(json, EventField.PROVINCE);
            case "dateSigned" -> plain(json, EventField.DATE_SIGNED);
            case "reason" -> plain(json, EventField.REASON);
            default -> unknown = skip(json, name, unknown);
        }
    }

    private void readValue(JsonParser json) throws IOException, Malformed {
        if (!entersObject(json, "value", VALUE)) {
            return;
        }
        Set<String> others = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (name) {
                case "amount" -> plain(json, EventField.AMOUNT);
                case "currency" -> plain(json, EventField.CURRENCY);
                default -> others = skip(json, name, others);
            }
        }
    }

    private void readInvestor(JsonParser json) throws IOException, Malformed {
        if (!entersObject(json, "investor", INVESTOR)) {
            return;
        }
        Set<String> others = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (name) {
                case "name" -> plain(json, EventField.INVESTOR_NAME);
                case "type" -> plain(json, EventField.INVESTOR_TYPE);
                default -> others = skip(json, name, others);
            }
        }
    }

    private boolean entersObject(JsonParser json, String name, int bit) throws IOException, Malformed {
        markSeen(bit, name);
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new Malformed("'" + name + "' must be an object.");
        }
        return true;
    }

    private void plain(JsonParser json, EventField field) throws IOException, Malformed {
        int index = field.ordinal();
        markSeen(index, field.path);
        JsonToken token = json.nextToken();
        if (token.isStructStart()) {
            throw new Malformed("'" + field.path + "' must not be an object or an array.");
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        String text = json.getText();
        if (token == JsonToken.VALUE_STRING && !Unicode.isWellFormed(text)) {
            throw new Malformed("'" + field.path + "' holds half a surrogate pair, which is no character.");
        }
        tokens[index] = token;
        texts[index] = text;
    }

    private void markSeen(int bit, String name) throws Malformed {
        int mask = 1 << bit;
        if ((seen & mask) != 0) {
            throw new Malformed("'" + name + "' is given twice.");
        }
        seen |= mask;
    }

    /** Skips an unknown name's value, however deep, and makes sure that no object in it gives a name twice. */
    private static Set<String> skip(JsonParser json, String name, @Nullable Set<String> siblings)
            throws IOException, Malformed {
        Set<String> names = siblings == null ? new HashSet<>() : siblings;
        addOnce(names, name);
        skipValue(json, json.nextToken());
        return names;
    }

    private static void skipValue(JsonParser json, JsonToken first) throws IOException, Malformed {
        if (first == JsonToken.START_OBJECT) {
            Set<String> names = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                addOnce(names, json.currentName());
                skipValue(json, json.nextToken());
            }
        } else if (first == JsonToken.START_ARRAY) {
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY) {
                skipValue(json, token);
                token = json.nextToken();
            }
        }
    }

    private static void addOnce(Set<String> names, String name) throws Malformed {
        if (!names.add(name)) {
            throw new Malformed("'" + Quoted.shortened(name) + "' is given twice.");
        }
    }

    /** The field's text; null if it is absent, null or an empty string. */
    @Nullable
    String text(EventField field) {
        String text = texts[field.ordinal()];
        return text == null || text.isEmpty() ? null : text;
    }

    /** Whether the field, if it is there, is a string. */
    boolean isString(EventField field) {
        return tokens[field.ordinal()] == JsonToken.VALUE_STRING;
    }

    /** Whether the field, if it is there, is a number. */
    boolean isNumber(EventField field) {
        JsonToken token = tokens[field.ordinal()];
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }
}
