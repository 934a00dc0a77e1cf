package io.signboard.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells the failures that keep coming from those that pass. What befalls the cluster makes each thread of the processor fail
 * once, so that many threads may fail more often. One thread at a time.
 */
final class FailureCount {

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int MOST_OF_A_THREAD = 3;

    private final Clock clock;
    private final int most;
    private final Deque<Instant> times = new ArrayDeque<>();

    /**
     * None so far.
     *
     * @param threads how many the processor has; fewer than 1 count as 1
     */
    FailureCount(Clock clock, int threads) {
        this.clock = clock;
        this.most = MOST_OF_A_THREAD * Math.max(1, threads);
    }

    /** One more, now. */
    void add() {
        times.addLast(clock.instant());
    }

    /** Whether there were three or more a thread within the last minute. */
    boolean keepComing() {
        Instant begin = clock.instant().minus(WITHIN);
        times.removeIf(time -> time.isBefore(begin));
        return times.size() >= most;
    }
}
