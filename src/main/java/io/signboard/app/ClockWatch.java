package io.signboard.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the machine's clock is set back by more than a second. Kafka's timers, and with them heartbeats and all that
 * the topology does by the clock, stand still until the old time is reached again.
 */
final class ClockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Runnable whenSetBack;
    private final ScheduledExecutorService watcher;
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
        watcher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "signboard-clock-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watcher.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        Instant now = clock.instant();
        boolean setBack = now.isBefore(last);
        last = now;
        if (setBack) {
            try {
                whenSetBack.run();
            } catch (RuntimeException e) { // whatever it is, the next look is to come
                LOG.warn("What the set clock calls for has failed", e);
            }
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
