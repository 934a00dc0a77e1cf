package io.signboard.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a record as CloudEvents 1.0 headers in binary mode; the record's value is JSON.
 *
 * @param id identifies the event within its source, 1 to {@value #MAX_CHARACTERS} characters
 * @param source who speaks, a URI reference, 1 to {@value #MAX_CHARACTERS} characters
 * @param type what happened, 1 to {@value #MAX_CHARACTERS} characters
 * @param time when it happened, a date of the years 0 to 9999
 * @param subject what it is about, 1 to {@value #MAX_CHARACTERS} characters
 */
public record CloudEvent(String id, String source, String type, Instant time, String subject) {

    /** The longest attribute, in characters, inclusive. */
    public static final int MAX_CHARACTERS = 1000;

    private static final String ID = "ce_id";
    private static final byte[] SPEC_VERSION = utf8("1.0");
    private static final byte[] CONTENT_TYPE = utf8("application/json");
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Checks the bounds. */
    public CloudEvent {
        require("id", id);
        require("source", source);
        require("type", type);
        require("subject", subject);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("time must lie within the years 0 to 9999, but is " + time);
        }
    }

    private static void require(String name, String text) {
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    name + " must have 1 to " + MAX_CHARACTERS + " characters, not " + text.length());
        }
    }

    /** Writes the headers, in place of any with the same names. */
    public void addTo(Headers headers) {
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, ID, utf8(id));
        put(headers, "ce_source", utf8(source));
        put(headers, "ce_type", utf8(type));
        put(headers, "ce_time", utf8(time.toString()));
        put(headers, "ce_subject", utf8(subject));
        put(headers, "content-type", CONTENT_TYPE);
    }

    private static void put(Headers headers, String name, byte[] value) {
        headers.remove(name).add(name, value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The id that these headers carry, of any length.
     *
     * @return null if there is none, or an empty one, or one that is not UTF-8; of several the last
     */
    public static @Nullable String id(Headers headers) {
        Header header = headers.lastHeader(ID);
        if (header == null || header.value() == null || header.value().length == 0) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
