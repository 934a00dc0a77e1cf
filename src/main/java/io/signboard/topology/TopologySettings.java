package io.signboard.topology;

import io.signboard.model.Windowing;
import java.time.Duration;

/**
 * How the topology is laid out and how often it publishes.
 *
 * @param partitions the partition count of the event topics, at least 1; the ledgers and the summaries are one task if it
 *     is 1, and else joined by a repartition topic
 * @param publishGap the longest gap between two summaries of a ceremony while its figures change, above 0; longer where
 *     many ceremonies change at once, and while all events come from a backlog: see {@link Pace}
 * @param tick how often waiting work is looked for, above 0 and at most {@code publishGap}
 * @param heartbeat after how long without a change the last summary is repeated, above 0 and at most 4 s
 * @param windowing which windows are published; another one than before is made good for what was published already
 * @param slice how many projects are counted again in one turn, at least 1; the ceremonies that count share it, and each
 *     counts one at least
 * @param ledger where the ledger is kept; a state that was begun in memory can't go on on disk
 */
public record TopologySettings(
        int partitions,
        Duration publishGap,
        Duration tick,
        Duration heartbeat,
        Windowing windowing,
        int slice,
        LedgerPlace ledger) {

    /** Readers are promised a summary each 5 s, and it may be a second on its way. */
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(4);

    /** The settings for a ceremony in one hall. */
    public static final TopologySettings DEFAULTS = new TopologySettings(
            1,
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofSeconds(4),
            Windowing.DEFAULT,
            10_000,
            LedgerPlace.MEMORY);

    /** Checks the bounds. */
    public TopologySettings {
        require(partitions >= 1, "partitions must be at least 1");
        require(isPositive(publishGap), "publishGap must be above 0");
        require(isPositive(tick) && tick.compareTo(publishGap) <= 0, "tick must be above 0 and at most publishGap");
        require(
                isPositive(heartbeat) && heartbeat.compareTo(LONGEST_HEARTBEAT) <= 0,
                "heartbeat must be above 0 and at most 4s, since screens take figures for late after 5 s");
        require(slice >= 1, "slice must be at least 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /** The same settings for event topics with another partition count. */
    public TopologySettings withPartitions(int count) {
        return new TopologySettings(count, publishGap, tick, heartbeat, windowing, slice, ledger);
    }

    /** How long after a summary the next one may follow, in ms, so that the one after a tick still keeps the gap. */
    long shortestGapMs() {
        return publishGap.minus(tick).toMillis();
    }
}
