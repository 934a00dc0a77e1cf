package io.signboard.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Shares out the time of a stream thread between counting anew and all else, and between the tasks that count. They take a
 * turn together, and the next one only after a while that is theirs who deal with events.
 *
 * <p>Kafka Streams deals with so many records of each task between two looks at the clock, and halves that number, down to
 * a single one, each time it finds a tick due. Counting at each tick makes every tick late, so that one is always due:
 * the events of a busy ceremony would pile up. In the while between two turns there are many looks without a tick.
 *
 * <p>A task that counts for the first time doesn't wait for turns, but what it takes is reckoned.
 *
 * <p>For one thread.
 */
final class CountingTurns {

    /** Which part of the time is for counting. */
    private static final int PART = 2;

    /** After how many ticks there is a new turn at the latest: a pause in the middle of one is not repaid by as long a rest. */
    private static final int TICKS_AT_MOST = 10;

    private final long tickMs;
    private final Map<Object, Long> turns = new HashMap<>(); // by task that counts: which it last took
    private long turn;
    private long begun = Cadence.NEVER;
    private long takenNanos;

    /** Turns that begin every so many ms at most. */
    CountingTurns(long tickMs) {
        this.tickMs = tickMs;
    }

    /** Whether this task may count now, at this time of the wall clock in ms: once in each turn. */
    boolean mayCount(Object task, long now) {
        long passed = now - begun;
        long rested = PART * TimeUnit.NANOSECONDS.toMillis(takenNanos) - tickMs / 2;
        if (passed < 0 || passed >= Math.max(tickMs, Math.min(rested, TICKS_AT_MOST * tickMs))) {
            turn++;
            begun = now;
            takenNanos = 0;
        }
        Long before = turns.put(task, turn);
        return before == null || before != turn;
    }

    /** How long a task may count in a turn, in ns. */
    long share() {
        return TimeUnit.MILLISECONDS.toNanos(tickMs) / PART / Math.max(1, turns.size());
    }

    /** The task has counted for so long, in ns. */
    void took(long nanos) {
        takenNanos += nanos;
    }

    /** The task has nothing to count any more. */
    void leave(Object task) {
        turns.remove(task);
    }
}
