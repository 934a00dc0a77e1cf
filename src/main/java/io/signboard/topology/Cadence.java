package io.signboard.topology;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * When the tasks of one stream thread may send and commit. What counts is the time in which the thread works: of a pause,
 * such as a commit, at most one tick is counted. So a commit that is slower than the gap doesn't lead to
 * the next one at once: the thread deals with what has come meanwhile first, however slow the brokers are.
 *
 * <p>A commit is the whole thread's, so what is sent goes in rounds, one a gap, however many ceremonies there are: the first
 * one that is due begins a round, and what has waited for a quarter of the gap joins in, of any task.
 *
 * <p>{@link Pace} says how long the gap is. Where it is stretched, what is late waits for the next round instead of joining.
 *
 * <p>While there is always something to send, rounds keep to a beat that all threads of all processors share, so that
 * the ledgers of all partitions tell at about the same time; summaries follow a little later with what they told. Each round
 * on its own, a summary would wait almost a gap for the ledger that told just after the last one. What comes after a
 * quiet moment waits for no beat. With several partitions it is a tick that begins a round of ledgers meanwhile, since that
 * comes to all tasks of the thread at once: one commit is then enough for what they send.
 *
 * <p>Nearly all that a thread deals with is sent soon and committed with it. What isn't, such as a reject, or all events
 * while a new definition is tallied, has a commit of its own after the gap and a tick.
 *
 * <p>For one thread. A clock that is set forward counts as a pause, one that is set back as nothing.
 */
final class Cadence {

    /** For what was never sent. */
    static final long NEVER = Long.MIN_VALUE / 2;

    /** What part of the gap must have waited that joins a round; one that sends on its own leads to a commit of its own. */
    private static final int JOINS_AFTER = 4;

    /** In how many ms after a round's beginning a record may join: those that are dealt with before the round's commit. */
    private static final long RECORDS_JOIN = 3;

    /** In how many ticks after a round's beginning a tick may join. */
    private static final int TICKS_JOIN = 3;

    /** For how many ticks nothing must have been to do before the thread rests. */
    private static final int TICKS_BEFORE_REST = 10;

    /** For how many ticks nothing must have come or been sent before the thread is idle. */
    private static final int TICKS_BEFORE_IDLE = 2;

    /** By which part of the gap that is set summaries follow the ledgers' beat: the time of a commit and of a fetch. */
    private static final int SUMMARIES_FOLLOW = 4;

    /** How many ticks the thread works between two commits that go by the wall clock, however slow the brokers are. */
    private static final int TICKS_BETWEEN_COMMITS = 2;

    /** After how many gaps of the wall clock it is long ago that something was sent, however little the thread worked. */
    private static final int LONG_AGO_GAPS = 3;

    /** After how many gaps without anything sent a moment is quiet. */
    private static final int QUIET_GAPS = 2;

    private final long set;
    private final long tick;
    private long wallClock;
    private long worked;
    private long stirred;
    private long lastBusy; // with a record, or with sending
    private boolean isUncommitted;
    private long uncommittedSince; // by the wall clock
    private long uncommittedAt; // in time worked

    private final Queues queues = new Queues();

    /** When tasks may count anew. */
    final CountingTurns counting;

    /** When ledgers may tell what they have tallied. */
    final Rounds ledgers;

    /** When summaries may be published. */
    final Rounds summaries;

    Cadence(TopologySettings settings) {
        this.set = Math.max(1, settings.shortestGapMs());
        this.tick = Math.max(1, settings.tick().toMillis());
        this.counting = new CountingTurns(tick);
        this.ledgers = new Rounds(0);
        this.summaries = new Rounds(set / SUMMARIES_FOLLOW);
    }

    /** Takes note of the wall clock's time, in ms; to be called with each record and tick. */
    void moveTo(long now) {
        long passed = now - wallClock;
        if (passed > 0) {
            worked += Math.min(passed, tick);
        }
        wallClock = now;
    }

    /** The number of the beat on which a ledger told at this time of the wall clock, in ms. */
    long beat(long time) {
        return Math.floorDiv(time, set);
    }

    /** Whether so much time of the wall clock has passed since then that nothing should be waited for. */
    boolean isLongAgo(long time) {
        return wallClock - time >= LONG_AGO_GAPS * set;
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

    /**
     * A ledger has dealt with an event, or a summary with what a ledger told of it, that was written to its topic then, by
     * the wall clock in ms; 0 if that is not known. A producer's clock that is slow makes rounds rarer, and nothing else.
     */
    void dealtWith(long written) {
        lastBusy = worked;
        if (written > 0) {
            ledgers.pace.dealtWith(wallClock - written);
            summaries.pace.dealtWith(wallClock - written);
        }
    }

    /** A summary has taken up, in so many ns, what the ledger of a partition told then, by that ledger's wall clock in ms. */
    void tookUp(int partition, long told, long nanos) {
        ledgers.pace.tookUp(queues.waited(partition, wallClock - told, wallClock), nanos);
    }

    /** Whether the thread has had nothing to deal with or to send for a while, so that sending keeps no record waiting. */
    private boolean isIdle() {
        return worked - lastBusy >= TICKS_BEFORE_IDLE * tick;
    }

    /** Something was dealt with that counts only once it is committed. */
    void changes() {
        if (!isUncommitted) {
            isUncommitted = true;
            uncommittedSince = wallClock;
            uncommittedAt = worked;
        }
    }

    /** A commit was asked for, which is that of all tasks of the thread. */
    void commits() {
        isUncommitted = false;
    }

    /**
     * Whether something has waited for a commit for as long as may be.
     *
     * @param byWallClock whether to go by the time that has passed, even if the thread worked little of it: nothing that
     *     is on its way asks for a commit first
     */
    boolean isCommitOverdue(boolean byWallClock) {
        if (!isUncommitted) {
            return false;
        }
        long passed = wallClock - uncommittedSince;
        long workedSince = worked - uncommittedAt;
        return byWallClock
                ? passed >= set + tick && workedSince >= TICKS_BETWEEN_COMMITS * tick
                : workedSince >= ledgers.gap() + tick;
    }

    /** The rounds in which one kind of task sends. */
    final class Rounds {

        private final long behind;

        /** How long the gap between two of them is. */
        final Pace pace = new Pace(set);

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

        /** Whether nothing has been sent since then for long enough that nobody need wait for the next tick. */
        boolean isQuietSince(long sent) {
            return worked - sent >= QUIET_GAPS * gap();
        }

        /** Whether what was last sent then can wait for nothing any more. */
        boolean isOverdue(long sent) {
            return worked - sent >= gap() + tick;
        }

        /** Whether rounds have become rarer since there is more to send than can be sent or merged. */
        boolean isStretched() {
            return pace.isStretched();
        }

        /**
         * Whether it may be sent again at a tick.
         *
         * @param sentByTask when its task last sent anything: each joins a round once, or every tick would ask for a
         *     commit where many ceremonies change
         */
        boolean isDueAtTick(long sent, long sentByTask) {
            boolean joinsLate = sentByTask < begun && !isStretched();
            return isDue(sent, joinsLate ? TICKS_JOIN * tick : RECORDS_JOIN);
        }

        private boolean isDue(long sent, long joining) {
            long waited = worked - sent;
            if (opens()) {
                return waited >= gap() - tick;
            }
            boolean joins = sent < begun && worked - begun < joining;
            return joins && waited >= gap() / JOINS_AFTER;
        }

        /** Whether the next round may begin: a beat has passed since the last one, and the thread has worked long enough. */
        private boolean opens() {
            return beat != beat() && worked - begun >= gap() - tick;
        }

        /** Has each of these send what it has to, and notes the round and the time that it takes; whether any sent. */
        <T> boolean sendAll(Collection<T> all, Predicate<T> sends) {
            long began = System.nanoTime();
            int sent = 0;
            for (T one : all) {
                if (sends.test(one)) {
                    sent();
                    sent++;
                }
            }
            if (sent > 0) {
                pace.sent(sent, System.nanoTime() - began);
                lastBusy = worked; // a long tick isn't idleness
            }
            return sent > 0;
        }

        /** Something was sent and a commit asked for: a round begins, or goes on. */
        void sent() {
            if (opens()) {
                begun = worked;
                pace.adapt();
                beat = beat();
            }
        }

        private long gap() {
            return pace.gap(isIdle());
        }

        private long beat() {
            return Math.floorDiv(wallClock - behind, gap());
        }
    }
}
