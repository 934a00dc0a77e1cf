package io.signboard.topology;

/**
 * When the tasks of one stream thread may send and commit. What counts is the time in which the thread works: of a pause,
 * such as a commit, at most one tick is counted. So a commit that is slower than the gap doesn't lead to
 * the next one at once: the thread deals with what has come meanwhile first, however slow the brokers are.
 *
 * <p>A commit is the whole thread's, so what is sent goes in rounds, one a gap, however many ceremonies there are: the first
 * one that is due begins a round, and what has waited for half the gap joins in, of any task.
 *
 * <p>While there is always something to send, rounds keep to a beat that all threads of all processors share, so that
 * the ledgers of all partitions tell at about the same time; summaries follow a little later with what they told. Each round
 * on its own, a summary would wait almost a gap for the ledger that told just after the last one. What comes after a
 * quiet moment waits for no beat.
 *
 * <p>For one thread. A clock that is set forward counts as a pause, one that is set back as nothing.
 */
final class Cadence {

    /** For what was never sent. */
    static final long NEVER = Long.MIN_VALUE / 2;

    /** In how many ms after a round's beginning a record may join: those that are dealt with before the round's commit. */
    private static final long RECORDS_JOIN = 3;

    /** In how many ticks after a round's beginning a tick may join. */
    private static final int TICKS_JOIN = 3;

    /** For how many ticks nothing must have been to do before the thread rests. */
    private static final int TICKS_BEFORE_REST = 10;

    /** By which part of the gap summaries follow the ledgers' beat: the time of a commit and of a fetch. */
    private static final int SUMMARIES_FOLLOW = 4;

    private final long gap;
    private final long tick;
    private long wallClock;
    private long worked;
    private long stirred;

    /** When ledgers may tell what they have tallied. */
    final Rounds ledgers;

    /** When summaries may be published. */
    final Rounds summaries;

    Cadence(TopologySettings settings) {
        this.gap = Math.max(1, settings.shortestGapMs());
        this.tick = Math.max(1, settings.tick().toMillis());
        this.ledgers = new Rounds(0);
        this.summaries = new Rounds(gap / SUMMARIES_FOLLOW);
    }

    /** Takes note of the wall clock's time, in ms; to be called with each record and tick. */
    void moveTo(long now) {
        long passed = now - wallClock;
        if (passed > 0) {
            worked += Math.min(passed, tick);
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

        private final long behind;
        private long begun = NEVER;
        private long beat = NEVER;

        /** Rounds on a beat that lies so many ms behind the multiples of the gap since the epoch. */
        private Rounds(long behind) {
            this.behind = behind;
        }

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
            if (opens()) {
                return waited >= gap - tick;
            }
            boolean joins = sent < begun && worked - begun < joining;
            return joins && waited >= gap / 2;
        }

        /** Whether the next round may begin: a beat has passed since the last one, and the thread has worked long enough. */
        private boolean opens() {
            return beat != beat() && worked - begun >= gap - tick;
        }

        /** Something was sent and a commit asked for: a round begins, or goes on. */
        void sent() {
            if (opens()) {
                begun = worked;
                beat = beat();
            }
        }

        private long beat() {
            return Math.floorDiv(wallClock - behind, gap);
        }
    }
}
