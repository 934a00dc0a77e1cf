package io.signboard.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The time of a line. */
final class FeedTime {

    private FeedTime() {}

    /** The instant of an RFC 3339 date-time whose year, in UTC, lies within 0 and 9999; null if it is none. */
    static @Nullable Instant parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999 ? instant : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
