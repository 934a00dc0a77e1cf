package io.signboard.topology;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How long the gap between two rounds is: what is set, or a power of two times as long where that serves better.
 *
 * <p>Where a round's sending takes longer than a quarter of the gap, as with a thousand ceremonies that all change at once,
 * the thread would do nothing but send. What ledgers tell has to be taken up by summaries, so the time for that counts too.
 *
 * <p>While all events come from a backlog, its figures are behind by more than a gap whatever is done: each round costs the
 * brokers and the thread as much as thousands of events, so rarer ones end the backlog sooner. Of many ceremonies, an
 * eighth of the gap is for sending then; who looks at a few wants to see them move.
 *
 * <p>Where what ledgers told waits for longer than four gaps until a summary of this thread takes it up, more is told than can
 * be merged: the queue would grow, and summaries would show an ever older state. Ceremonies are spread over all threads,
 * which so come to about the same gap; it never gets longer than a few seconds.
 *
 * <p>For one thread.
 */
final class Pace {

    /** How many times as long as the sending the gap is at least. */
    private static final int GAP_PER_SENDING = 4;

    /** The same where many ceremonies are told of and all events come from a backlog. */
    private static final int GAP_PER_MANY_IN_BACKLOG = 8;

    /** More sendings than these in a round are many. */
    private static final int FEW = 16;

    /** Of how many newest rounds the median is what a round takes: a single hiccup changes nothing. */
    private static final int ROUNDS_RECKONED = 3;

    /** An event that has lain on its topic for longer than so many ms comes from a backlog, unless gaps are as long. */
    private static final long BACKLOG_AGE = 1_000;

    /** For how many gaps an event has lain there at least. */
    private static final int BACKLOG_GAPS = 5;

    /** How many times as long the gap is at least while all events come from a backlog. */
    private static final int GAPS_IN_BACKLOG = 2;

    /** For how many gaps what was told may wait until it is taken up: a commit and a fetch take about one. */
    private static final int QUEUED_GAPS = 4;

    /** A gap of so many ms is not stretched any further. */
    private static final long LONGEST = 4_000;

    private static final long NONE = Long.MAX_VALUE;

    private final long set;
    private final long[] took = new long[ROUNDS_RECKONED];
    private int reckoned;
    private long forQueue; // the gap that the queue asks for
    private int sent; // this and what follows since the last round began
    private long sendingNanos; // taking up included
    private long leastAge = NONE; // of the events
    private long leastQueued = NONE; // of what was taken up
    private long unstretched;
    private long gap;

    /** Begins with the gap that is set, in ms. */
    Pace(long set) {
        this.set = set;
        this.forQueue = set;
        this.unstretched = set;
        this.gap = set;
    }

    /**
     * The gap, in ms.
     *
     * @param isIdle whether there are no records to deal with, which sending would keep waiting
     */
    long gap(boolean isIdle) {
        return isIdle ? unstretched : gap;
    }

    /** Whether the gap is longer since there is more to send than can be sent or merged; a backlog alone doesn't count. */
    boolean isStretched() {
        return gap > unstretched;
    }

    /** So much was sent just now, which took so many ns without the commit. */
    void sent(int count, long nanos) {
        sent += count;
        sendingNanos += nanos;
    }

    /** An event was dealt with that had lain on its topic for so many ms. */
    void dealtWith(long age) {
        leastAge = Math.min(leastAge, age);
    }

    /** What a ledger told so many ms ago was taken up, which took so many ns. */
    void tookUp(long queued, long nanos) {
        leastQueued = Math.min(leastQueued, queued);
        sendingNanos += nanos;
    }

    /** A round begins: adapts the gap to what has come since the one before. */
    void adapt() {
        boolean isInBacklog = isInBacklog();
        boolean isManyInBacklog = isInBacklog && sent > FEW;
        long needed = Math.max(forSending(isManyInBacklog ? GAP_PER_MANY_IN_BACKLOG : GAP_PER_SENDING), forQueue());
        unstretched = isInBacklog ? GAPS_IN_BACKLOG * set : set;
        gap = Math.max(needed, unstretched);
        sendingNanos = 0;
        sent = 0;
        leastAge = NONE;
        leastQueued = NONE;
    }

    private long forSending(int gapPerSending) {
        took[reckoned++ % ROUNDS_RECKONED] = TimeUnit.NANOSECONDS.toMillis(sendingNanos);
        long[] sorted = took.clone();
        Arrays.sort(sorted);
        long needed = set;
        while (needed < LONGEST && needed < gapPerSending * sorted[ROUNDS_RECKONED / 2]) {
            needed *= 2;
        }
        return needed;
    }

    private long forQueue() {
        if (leastQueued != NONE && leastQueued > QUEUED_GAPS * gap) {
            forQueue = gap < LONGEST ? 2 * gap : gap;
        } else if (leastQueued == NONE || leastQueued <= forQueue * 3 / 2) { // half of it would do
            forQueue = Math.max(set, forQueue / 2);
        }
        return forQueue;
    }

    /** Whether events came since the last round, and none that was written just now. */
    private boolean isInBacklog() {
        return leastAge != NONE && leastAge > Math.max(BACKLOG_AGE, BACKLOG_GAPS * set);
    }
}
