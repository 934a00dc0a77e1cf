package io.signboard.bench;

import io.signboard.model.Summary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** What comes after a kill. It begins when it is made, just before the kill; for one thread. */
final class Recovery {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Waits waits;
    private final Map<TopicPartition, Long> ends;
    private final Instant begin = Clock.systemUTC().instant();
    private final long beginNanos = System.nanoTime();
    private OptionalLong firstNew = OptionalLong.empty();
    private OptionalLong firstCounting = OptionalLong.empty();
    private OptionalLong firstWhole = OptionalLong.empty();

    /**
     * Begins.
     *
     * @param waits the events that are signed before and after
     * @param ends where the event partitions end by now
     */
    Recovery(Waits waits, Map<TopicPartition, Long> ends) {
        this.waits = waits;
        this.ends = Map.copyOf(ends);
    }

    /** Looks at the summaries until that holds. */
    void follow(CommittedSummaries summaries, BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "the processor has not recovered within " + patience.toSeconds() + " s");
            }
            for (CommittedSummaries.Arrival arrival : summaries.poll(POLL)) {
                see(arrival);
            }
        }
    }

    private void see(CommittedSummaries.Arrival arrival) {
        Summary summary = arrival.summary();
        Map<TopicPartition, Long> bounds = Bounds.of(summary);
        waits.covered(bounds, arrival.nanos());
        if (!summary.publishedAt().isAfter(begin)) {
            return;
        }
        OptionalLong now = OptionalLong.of(arrival.nanos());
        long beyond = ends.entrySet().stream()
                .filter(end -> bounds.getOrDefault(end.getKey(), 0L) > end.getValue())
                .count();
        firstNew = firstNew.isPresent() ? firstNew : now;
        firstCounting = firstCounting.isPresent() || beyond == 0 ? firstCounting : now;
        firstWhole = firstWhole.isPresent() || beyond < ends.size() ? firstWhole : now;
    }

    /** Whether a summary has counted something that was signed after the kill, from each partition. */
    boolean isOver() {
        return firstWhole.isPresent();
    }

    /** Prints the times since the kill. */
    void print(String what) {
        Report.line(
                "%-16s first new summary after %.1f s, first that counts something signed since %.1f s, from all"
                        + " partitions %.1f s, longest wait of an event %.1f s",
                what,
                since(firstNew),
                since(firstCounting),
                since(firstWhole),
                waits.percentiles().longestMillis() / 1e3);
    }

    private double since(OptionalLong nanos) {
        return (nanos.orElseThrow() - beginNanos) / 1e9;
    }
}
