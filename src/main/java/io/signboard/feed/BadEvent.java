package io.signboard.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A valid event to be spoilt, which is then written as an event if it still is one, else as a {@code rawRecord}. */
final class BadEvent {

    private final Map<String, String> members = new LinkedHashMap<>();
    private final String projectId;
    private boolean raw;
    private @Nullable String key;
    private @Nullable String text;
    private @Nullable String base64;

    BadEvent(String ceremonyId, String projectId, String currency, String dateSigned) {
        this.projectId = projectId;
        this.key = projectId;
        with("type", quoted("signed"));
        with("eventId", quoted("e-" + projectId));
        with("ceremonyId", quoted(ceremonyId));
        with("projectId", quoted(projectId));
        with("revision", "1");
        with("title", quoted("Spoilt " + projectId));
        value("50000000", currency);
        with("dateSigned", quoted(dateSigned));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** Sets a member to JSON text. */
    void with(String name, String json) {
        members.put(name, json);
    }

    /** Sets the value; the amount is JSON text. */
    void value(String amount, String currency) {
        with("value", "{\"amount\":" + amount + ",\"currency\":" + quoted(currency) + "}");
    }

    /** Leaves a member out. */
    void without(String name) {
        members.remove(name);
    }

    /** The record gets this key. */
    void keyed(@Nullable String other) {
        raw(other, text());
    }

    /** The record gets this text as its value, or a null value. */
    void raw(@Nullable String value) {
        raw(projectId, value);
    }

    private void raw(@Nullable String newKey, @Nullable String value) {
        raw = true;
        key = newKey;
        text = value;
    }

    /** The record's value gets a byte that no UTF-8 text holds. */
    void notUtf8() {
        raw = true;
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = (byte) 0xff;
        base64 = Base64.getEncoder().encodeToString(longer);
    }

    /** The event as JSON text. */
    String text() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Writes the members of a line, without the braces. */
    void write(JsonGenerator json) throws IOException {
        if (!raw) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                json.writeRawValue(member.getValue());
            }
            return;
        }
        json.writeObjectFieldStart("rawRecord");
        json.writeStringField("key", key);
        if (base64 != null) {
            json.writeStringField("base64", base64);
        } else {
            json.writeStringField("text", text);
        }
        json.writeEndObject();
    }
}
