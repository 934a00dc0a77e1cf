package io.signboard.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long something took, each time, to three digits. Any thread may add. */
final class Percentiles {

    private static final double MICROS_PER_MILLI = 1000;
    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(TimeUnit.HOURS.toMicros(1), DIGITS);

    /** Adds a duration; a negative one counts as none, one above an hour as an hour. */
    synchronized void add(long nanos) {
        long value = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
        micros.recordValue(Math.min(value, micros.getHighestTrackableValue()));
    }

    /** How many there are. */
    synchronized long count() {
        return micros.getTotalCount();
    }

    /** The duration in ms that this percentage does not exceed. */
    synchronized double millis(double percentage) {
        return micros.getValueAtPercentile(percentage) / MICROS_PER_MILLI;
    }

    /** The longest in ms. */
    synchronized double longestMillis() {
        return micros.getMaxValue() / MICROS_PER_MILLI;
    }

    /** Prints them. */
    void print(String what) {
        Report.line(
                "%-44s p50 %,7.1f  p99 %,7.1f  max %,7.1f ms  of %,d",
                what, millis(50), millis(99), longestMillis(), count());
    }
}
