package io.signboard.topology;

/**
 * When the tasks of one stream thread may send and commit. What counts is the time in which the thread works: of a pause,
 * such as a commit, at most {@value #MOST_PAUSES} ticks are counted. So a commit that is slower than the gap doesn't lead to
 * the next one at once: the thread deals with what has come meanwhile first, however slow the brokers are.
 *
 * <p>A commit is the whole thread's. Where one task asks for it, others that have waited for half the gap join in, so that
 * tasks come to send in step.
 *
 * <p>For one thread. A clock that is set forward counts as a pause, one that is set back as nothing.
 */
final class Cadence {

    /** For what was never sent. */
    static final long NEVER = Long.MIN_VALUE / 2;

    private static final int MOST_PAUSES = 2;

    /** For how many ticks nothing must have been to do before the thread rests. */
    private static final int TICKS_BEFORE_REST = 10;

    private final long gap;
    private final long tick;
    private long wallClock;
    private long worked;
    private long asked = NEVER;
    private long stirred;

    Cadence(TopologySettings settings) {
        this.gap = settings.shortestGapMs();
        this.tick = Math.max(1, settings.tick().toMillis());
    }

    /** Takes note of the wall clock's time, in ms; to be called with each record and tick. */
    void moveTo(long now) {
        long passed = now - wallClock;
        if (passed > 0) {
            worked += Math.min(passed, MOST_PAUSES * tick);
        }
        wallClock = now;
    }

    /** For how long the thread has worked, in ms, from some beginning. */
    long worked() {
        return worked;
    }

    /** Whether something that was last sent then, in time {@link #worked}, may be sent again. */
    boolean isDue(long sent) {
        long since = worked - sent;
        return since >= gap || (since >= gap / 2 && worked - asked < tick);
    }

    /** A commit was asked for. */
    void asked() {
        asked = worked;
    }

    /** There was something to do, or something waits for its turn: the next ticks must not be late. */
    void stir() {
        stirred = worked;
    }

    /** Whether nothing has been to do for a while, so that a late tick keeps nobody waiting. */
    boolean isAtRest() {
        return worked - stirred >= TICKS_BEFORE_REST * tick;
    }
}
