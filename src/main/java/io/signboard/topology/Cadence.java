package io.signboard.topology;

/**
 * When the tasks of one stream thread may send and commit. What counts is the time in which the thread works: of a pause,
 * such as a commit, at most {@value #MOST_PAUSES} ticks are counted. So a commit that is slower than the gap doesn't lead to
 * the next one at once: the thread deals with what has come meanwhile first, however slow the brokers are.
 *
 * <p>A commit is the whole thread's, so what is sent goes in rounds, one a gap, however many ceremonies there are: the first
 * one that is due begins a round, and what has waited for half the gap joins in, of any task.
 *
 * <p>For one thread. A clock that is set forward counts as a pause, one that is set back as nothing.
 */
final class Cadence {

    /** For what was never sent. */
    static final long NEVER = Long.MIN_VALUE / 2;

    private static final int MOST_PAUSES = 2;

    /** In how many ms after a round's beginning a record may join: those that are dealt with before the round's commit. */
    private static final long RECORDS_JOIN = 3;

    /** In how many ticks after a round's beginning a tick may join. */
    private static final int TICKS_JOIN = 3;

    /** For how many ticks nothing must have been to do before the thread rests. */
    private static final int TICKS_BEFORE_REST = 10;

    private final long gap;
    private final long tick;
    private long wallClock;
    private long worked;
    private long stirred;

    /** When ledgers may tell what they have tallied. */
    final Rounds ledgers = new Rounds();

    /** When summaries may be published. */
    final Rounds summaries = new Rounds();

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

    /** There was something to do, or something waits for its turn: the next ticks must not be late. */
    void stir() {
        stirred = worked;
    }

    /** Whether nothing has been to do for a while, so that a late tick keeps nobody waiting. */
    boolean isAtRest() {
        return worked - stirred >= TICKS_BEFORE_REST * tick;
    }

    /** The rounds in which one kind of task sends. */
    final class Rounds {

        private long begun = NEVER;

        /** Whether something that was last sent then, in time {@link #worked}, may be sent again with a record. */
        boolean isDue(long sent) {
            return isDue(sent, RECORDS_JOIN);
        }

        /** Whether it may be sent again at a tick. */
        boolean isDueAtTick(long sent) {
            return isDue(sent, TICKS_JOIN * tick);
        }

        private boolean isDue(long sent, long joining) {
            long waited = worked - sent;
            long round = worked - begun;
            return round >= gap ? waited >= gap : sent < begun && round < joining && waited >= gap / 2;
        }

        /** Something was sent and a commit asked for: a round begins, or goes on. */
        void sent() {
            if (worked - begun >= gap) {
                begun = worked;
            }
        }
    }
}
