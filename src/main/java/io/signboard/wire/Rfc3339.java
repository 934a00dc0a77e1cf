package io.signboard.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * RFC 3339 date-times, any offset. Fractions finer than a nanosecond are cut off; a leap second is read as the second
 * before it, as {@link java.time.format.DateTimeFormatter#ISO_INSTANT} does.
 */
public final class Rfc3339 {

    private static final int SECONDS_FIELD = 17;
    private static final int AFTER_SECONDS = 19;
    private static final long MIN_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
    private static final long MAX_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400 - 1;

    private Rfc3339() {}

    /** The instant that {@code text} names, or null if it is no RFC 3339 date-time or lies outside 0000 to 9999 in UTC. */
    public static @Nullable Instant parse(String text) {
        try {
            return text.length() < AFTER_SECONDS + 1 ? null : read(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant read(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, SECONDS_FIELD, 2);
        boolean punctuated = text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        if (!punctuated || (year | month | day | hour | minute | second) < 0) {
            return null;
        }
        if (hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        int position = endOfFraction(text);
        long offset = position < 0 ? Long.MIN_VALUE : offsetSeconds(text, position);
        if (offset == Long.MIN_VALUE) {
            return null;
        }
        long secondOfDay = hour * 3600L + minute * 60L + Math.min(second, 59);
        long epochSecond = LocalDate.of(year, month, day).toEpochDay() * 86_400 + secondOfDay - offset;
        boolean leap = second == 60;
        if (epochSecond < MIN_SECOND || epochSecond > MAX_SECOND || (leap && !endsDay(epochSecond))) {
            return null;
        }
        return Instant.ofEpochSecond(epochSecond, nanos(text, position));
    }

    private static boolean endsDay(long epochSecond) {
        return Math.floorMod(epochSecond, 86_400L) == 86_399;
    }

    /** The position behind the optional fraction, or -1 if the fraction has no digits. */
    private static int endOfFraction(String text) {
        if (text.charAt(AFTER_SECONDS) != '.') {
            return AFTER_SECONDS;
        }
        int position = AFTER_SECONDS + 1;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        return position == AFTER_SECONDS + 1 ? -1 : position;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = 0; i < 9; i++) {
            int position = AFTER_SECONDS + 1 + i;
            nanos = nanos * 10 + (position < end ? text.charAt(position) - '0' : 0);
        }
        return nanos;
    }

    /** The offset in seconds of {@code Z} or {@code +hh:mm} at the text's end, or {@link Long#MIN_VALUE}. */
    private static long offsetSeconds(String text, int position) {
        int rest = text.length() - position;
        char sign = rest == 0 ? ' ' : text.charAt(position);
        if (rest == 1 && (sign == 'Z' || sign == 'z')) {
            return 0;
        }
        if (rest != 6 || (sign != '+' && sign != '-') || text.charAt(position + 3) != ':') {
            return Long.MIN_VALUE;
        }
        int hours = digits(text, position + 1, 2);
        int minutes = digits(text, position + 4, 2);
        if (hours < 0 || minutes < 0 || hours > 23 || minutes > 59) {
            return Long.MIN_VALUE;
        }
        long seconds = hours * 3600L + minutes * 60L;
        return sign == '-' ? -seconds : seconds;
    }

    /** The number of {@code count} ASCII digits, or a negative number if one isn't a digit. */
    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return Integer.MIN_VALUE;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
