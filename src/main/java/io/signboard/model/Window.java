package io.signboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.LongStream;

/**
 * A half-open span of time {@code [start, end)} over {@code dateSigned}. Windows of every size start at every full
 * minute: those of one minute tumble, larger ones hop.
 *
 * <pre>
 *  size  dateSigned  windows (start, inclusive - end, exclusive)
 *  PT1M  10:31:59    10:31-10:32
 *  PT1M  10:32:00    10:32-10:33
 *  PT5M  10:32:00    10:28-10:33, 10:29-10:34, 10:30-10:35, 10:31-10:36, 10:32-10:37
 * </pre>
 *
 * @param size a positive whole number of minutes
 * @param startMinute the start, in minutes from the epoch
 */
public record Window(Duration size, long startMinute) implements Comparable<Window> {

    private static final Comparator<Window> ORDER =
            Comparator.comparingLong(Window::endMinute).thenComparing(Window::size);

    /** Checks the size. */
    public Window {
        if (size.isZero() || size.isNegative() || !size.equals(Duration.ofMinutes(size.toMinutes()))) {
            throw new IllegalArgumentException("A window's size is a whole number of minutes, not " + size);
        }
    }

    /** The windows of one size that hold a minute, the earliest first. */
    public static List<Window> holding(long minute, Duration size) {
        return LongStream.rangeClosed(minute - size.toMinutes() + 1, minute)
                .mapToObj(start -> new Window(size, start))
                .toList();
    }

    /** The exclusive end, in minutes from the epoch. */
    public long endMinute() {
        return startMinute + size.toMinutes();
    }

    /** The inclusive start. */
    public Instant start() {
        return Instant.ofEpochSecond(startMinute * 60);
    }

    /** The exclusive end. */
    public Instant end() {
        return Instant.ofEpochSecond(endMinute() * 60);
    }

    /** What lies in this window, of totals by epoch minute. */
    public ChannelTotals sum(NavigableMap<Long, ChannelTotals> minutes) {
        ChannelTotals sum = new ChannelTotals();
        minutes.subMap(startMinute, endMinute()).values().forEach(sum::add);
        return sum;
    }

    /** By end, then by size. */
    @Override
    public int compareTo(Window other) {
        return ORDER.compare(this, other);
    }
}
