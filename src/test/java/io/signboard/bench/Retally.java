package io.signboard.bench;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Looks at the summaries and at the committed offsets while a ceremony is tallied by a new definition. For one thread. */
final class Retally {

    private static final Duration POLL = Duration.ofMillis(5);

    private final CommittedSummaries summaries;
    private final GroupProgress progress;
    private final long version;
    private final Waits taken = new Waits();
    private final Waits shown = new Waits();
    private long beginNanos;
    private long lastNanos;
    private long longestGapNanos;
    private OptionalLong endNanos = OptionalLong.empty();

    /**
     * Begins to look.
     *
     * @param version of the new definition
     */
    Retally(Cluster cluster, CommittedSummaries summaries, long version) {
        this.summaries = summaries;
        this.progress = new GroupProgress(cluster);
        this.version = version;
    }

    /** Who is to be told of the events that are signed. */
    List<Waits> waits() {
        return List.of(taken, shown);
    }

    /** The new definition is published by now: what is due from now on is measured, until a summary is made with it. */
    void begin() {
        taken.begin();
        shown.begin();
        beginNanos = System.nanoTime();
        lastNanos = beginNanos;
    }

    /** Looks for so long. */
    void follow(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        followUntil(() -> System.nanoTime() - until >= 0, time.multipliedBy(2));
    }

    /** Looks until that holds. */
    void followUntil(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "no summary by version " + version + " within " + patience.toSeconds() + " s");
            }
            summaries.poll(POLL).forEach(this::see);
            taken.covered(progress.committed(), System.nanoTime());
        }
    }

    private void see(CommittedSummaries.Arrival arrival) {
        shown.covered(Bounds.of(arrival.summary()), arrival.nanos());
        if (beginNanos > 0 && endNanos.isEmpty()) {
            longestGapNanos = Math.max(longestGapNanos, arrival.nanos() - lastNanos);
            lastNanos = arrival.nanos();
            if (arrival.summary().definitionVersion() == version) {
                endNanos = OptionalLong.of(arrival.nanos());
                taken.end();
                shown.end();
            }
        }
    }

    /** Whether a summary was made with the new definition. */
    boolean isOver() {
        return endNanos.isPresent();
    }

    /** Whether all that was sent is counted. */
    boolean isSettled() {
        return taken.waiting() == 0 && shown.waiting() == 0;
    }

    /** Prints the times. */
    void print() {
        Report.line(
                "version %d: a summary made with it after %.2f s, longest time without any summary meanwhile %.2f s",
                version, (endNanos.orElseThrow() - beginNanos) / 1e9, longestGapNanos / 1e9);
        taken.percentiles().print("  events until their offset is committed");
        shown.percentiles().print("  events until a summary counts them");
    }
}
