package io.signboard.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing again and again, with a pause between, on a thread that doesn't keep a program alive. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService thread;

    /**
     * Begins with the first round at once.
     *
     * @param name the thread's
     * @param pause from the end of a round to the next one
     * @param round what to do; if it fails, the log says why and the next round comes all the same
     */
    Rounds(String name, Duration pause, Runnable round) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
        var unused =
                thread.scheduleWithFixedDelay(() -> goRound(name, round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void goRound(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) { // whatever it is, the next round is to come
            LOG.warn("A round of {} failed", name, e);
        }
    }

    /** Ends a round under way with an interrupt, and lets none follow. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
