package io.signboard.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signboard.wire.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record spelled out in a line's {@code rawRecord}, for what is not one JSON object or has a key of its own.
 *
 * @param key the record's key, or null
 * @param value the record's value, or null
 */
record RawRecord(@Nullable String key, @Nullable Bytes value) {

    private static final Set<String> NAMES = Set.of("key", "text", "base64");

    /** Reads the object that the parser stands at, up to its end. */
    static RawRecord read(JsonParser json) throws IOException, LineParser.UnusableLineException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new LineParser.UnusableLineException("rawRecord must be an object with key and text or base64");
        }
        String key = null;
        Bytes value = null;
        int values = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!NAMES.contains(name)) {
                throw new LineParser.UnusableLineException(
                        "rawRecord has key, text and base64, but not '" + Quoted.shortened(name) + "'");
            }
            String text = text(json, name);
            if (name.equals("key")) {
                key = text;
            } else {
                value = text == null ? null : Bytes.wrap(bytes(name, text));
                values++;
            }
        }
        if (values != 1) {
            throw new LineParser.UnusableLineException("rawRecord needs one of text and base64");
        }
        return new RawRecord(key, value);
    }

    private static @Nullable String text(JsonParser json, String name)
            throws IOException, LineParser.UnusableLineException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw new LineParser.UnusableLineException("rawRecord's " + name + " must be a string or null");
        }
        return json.getText();
    }

    private static byte[] bytes(String name, String text) throws LineParser.UnusableLineException {
        if (name.equals("text")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new LineParser.UnusableLineException("rawRecord's base64 is not Base64");
        }
    }
}
