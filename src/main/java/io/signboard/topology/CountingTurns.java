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
 * <p>A task that counts for the first time, as after a restart, has nothing to tell before it is done: it doesn't wait for
 * turns, but what it takes is reckoned.
 *
 * <p>For one thread.
 */
final class CountingTurns {

    /** Which part of the time is for counting. */
    private static final int PART = 2;

    /** Which part of a tick a task has at least that counts for the first time, however many do. */
    private static final int FIRST_COUNT_PART = 4;

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

    /**
     * How long this task may count now, in ns, at this time of the wall clock in ms; 0 if it has counted in
     * this turn.
     *
     * @param isFirst whether it counts any ceremony for the first time
     */
    long share(Object task, long now, boolean isFirst) {
        boolean isItsTurn = takesTurn(task, now);
        long tick = TimeUnit.MILLISECONDS.toNanos(tickMs);
        long share = tick / PART / turns.size();
        if (isFirst) {
            return Math.max(share, tick / FIRST_COUNT_PART);
        }
        return isItsTurn ? share : 0;
    }

    private boolean takesTurn(Object task, long now) {
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

    /** The task has counted for so long, in ns. */
    void took(long nanos) {
        takenNanos += nanos;
    }

    /** The task has nothing to count any more. */
    void leave(Object task) {
        turns.remove(task);
    }
}
