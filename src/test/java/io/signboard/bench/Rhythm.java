package io.signboard.bench;

import java.time.Duration;
import java.util.OptionalLong;

/** When summaries came in a backlog. For one thread. */
final class Rhythm {

    private static final Duration BEGINNING = Duration.ofSeconds(1);

    private final long startNanos = System.nanoTime();
    private OptionalLong firstSummary = OptionalLong.empty();
    private OptionalLong since = OptionalLong.empty();
    private long longestNanos;

    /** The first events are dealt with by now. */
    void events() {
        if (since.isEmpty()) {
            since = OptionalLong.of(System.nanoTime() + BEGINNING.toNanos());
        }
    }

    /** Whether the first events are dealt with. */
    boolean hasEvents() {
        return since.isPresent();
    }

    /** A summary that counts something has come. */
    void summary(long nanos) {
        if (firstSummary.isEmpty()) {
            firstSummary = OptionalLong.of(nanos);
        }
        if (since.isPresent() && nanos > since.getAsLong()) {
            longestNanos = Math.max(longestNanos, nanos - since.getAsLong());
            since = OptionalLong.of(nanos);
        }
    }

    /** From the start to the first summary. */
    Duration first() {
        return Duration.ofNanos(firstSummary.orElse(startNanos) - startNanos);
    }

    /** The longest time without a summary, from a second after the first events on. */
    Duration longestGap() {
        return Duration.ofNanos(longestNanos);
    }
}
