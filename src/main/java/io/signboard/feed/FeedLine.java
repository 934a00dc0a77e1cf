package io.signboard.feed;

import io.signboard.model.Channel;
import io.signboard.model.EventType;
import io.signboard.wire.CloudEvent;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One record to send, as a line of a feed file describes it. The event in it may be invalid: telling is the reader's task
 * behind the topic.
 *
 * @param number the line's number in its file, from 1
 * @param channel whose topic the record goes to
 * @param key the record's key; null if the line names no project
 * @param value the record's value, byte for byte what the line holds; null only if the line asks for it
 * @param arrivesAt when it arrives; null as long as no line of the file has told a time
 * @param identity what the headers tell; null if the event is not fit to be named
 */
public record FeedLine(
        long number,
        Channel channel,
        @Nullable String key,
        @Nullable Bytes value,
        @Nullable Instant arrivesAt,
        @Nullable Identity identity) {

    private static final int MAX_ID_CHARACTERS = 200;

    /**
     * What names an event in headers.
     *
     * @param eventId 1 to 200 characters
     * @param type what happened
     * @param projectId 1 to 200 characters
     */
    public record Identity(String eventId, EventType type, String projectId) {

        /** The headers of an event that happened at {@code time}. */
        public CloudEvent cloudEvent(Instant time) {
            return new CloudEvent(eventId, "/signboard/feed", "io.signboard.project." + type.id(), time, projectId);
        }
    }

    /**
     * The identity of these texts if they make one. An event without a usable id gets no headers: they would repair it.
     */
    static @Nullable Identity identity(@Nullable String eventId, @Nullable String type, @Nullable String projectId) {
        if (eventId == null || type == null || projectId == null || !isId(eventId) || !isId(projectId)) {
            return null;
        }
        return EventType.of(type)
                .map(known -> new Identity(eventId, known, projectId))
                .orElse(null);
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= MAX_ID_CHARACTERS;
    }
}
