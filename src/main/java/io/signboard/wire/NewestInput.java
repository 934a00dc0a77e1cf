package io.signboard.wire;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The header of a summary that says when the newest event in it was written, so that its age can be told. */
public final class NewestInput {

    private static final String NAME = "signboard_newest_input";

    private NewestInput() {}

    /**
     * Writes the header.
     *
     * @param timestamp the event's record timestamp, ms since the epoch
     */
    public static void addTo(Headers headers, long timestamp) {
        headers.remove(NAME).add(NAME, Long.toString(timestamp).getBytes(StandardCharsets.UTF_8));
    }

    /** The timestamp that these headers carry, ms since the epoch; empty if none, or one that is no number. */
    public static OptionalLong of(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
