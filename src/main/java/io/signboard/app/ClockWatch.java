package io.signboard.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Notices when the machine's clock is set back by more than a second. Kafka's timers, and with them heartbeats and all that
 * the topology does by the clock, stand still until the old time is reached again.
 */
final class ClockWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Runnable whenSetBack;
    private final Rounds rounds;
    private Instant last;

    /**
     * Begins to watch.
     *
     * @param clock the wall clock
     * @param whenSetBack called by a thread of the watch's own
     */
    ClockWatch(Clock clock, Runnable whenSetBack) {
        this(clock, whenSetBack, PAUSE);
    }

    ClockWatch(Clock clock, Runnable whenSetBack, Duration pause) {
        this.clock = clock;
        this.whenSetBack = whenSetBack;
        this.last = clock.instant();
        rounds = new Rounds("signboard-clock-watch", pause, this::look);
    }

    private void look() {
        Instant now = clock.instant();
        boolean setBack = now.isBefore(last);
        last = now;
        if (setBack) {
            whenSetBack.run();
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
