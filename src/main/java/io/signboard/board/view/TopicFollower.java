package io.signboard.board.view;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics until told to stop. A consumer that fails for good is replaced, after a pause that doubles up to half a
 * minute, and the new one goes on where the old one stopped.
 */
final class TopicFollower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final CloseOptions SOON = CloseOptions.timeout(Duration.ofSeconds(1));

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final ViewState state;
    private final Clock clock;
    private final CatchUp catchUp = new CatchUp();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private Fold fold = new Fold();
    private Duration pause = FIRST_PAUSE;

    TopicFollower(Supplier<Consumer<byte[], byte[]>> consumers, ViewState state, Clock clock) {
        this.consumers = consumers;
        this.state = state;
        this.clock = clock;
    }

    /** Makes {@link #run()} return soon; for any thread. */
    void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                if (!follow()) {
                    waitFor(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } finally {
            state.end();
        }
    }

    /** Reads until told to stop or the consumer is of no use any more; returns whether the next one may follow at once. */
    private boolean follow() {
        Consumer<byte[], byte[]> current = null;
        try {
            current = consumers.get();
            consumer = current;
            steps(new Session(current, fold, catchUp, state, clock));
        } catch (OffsetOutOfRangeException e) {
            startAnew(e);
        } catch (WakeupException | InterruptException e) {
            LOG.debug("Woken up to stop", e);
        } catch (RuntimeException e) {
            state.reach(false);
            state.fail("Reading the topics failed and is tried again: " + e.getMessage());
            LOG.warn("Reading the topics failed; trying again in {}", pause, e);
            return false;
        } finally {
            consumer = null;
            close(current);
        }
        return true;
    }

    private void steps(Session session) {
        while (!isStopping()) {
            session.step();
            if (!session.isAssigned()) {
                waitFor(Session.CHECK_INTERVAL);
            } else if (catchUp.isReached()) {
                pause = FIRST_PAUSE;
            }
        }
    }

    /** The topics no longer hold the place where reading stopped: they were made anew, and so is all that is shown. */
    private void startAnew(OffsetOutOfRangeException e) {
        LOG.warn("The topics have changed under the board; reading them again from the beginning", e);
        state.fail("The board reads the topics again from the beginning.");
        state.startAnew();
        catchUp.clear();
        fold = new Fold();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private void waitFor(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Consumer<byte[], byte[]> consumer) {
        if (consumer != null) {
            try {
                consumer.close(SOON);
            } catch (RuntimeException e) {
                LOG.debug("The consumer did not close cleanly", e);
            }
        }
    }
}
