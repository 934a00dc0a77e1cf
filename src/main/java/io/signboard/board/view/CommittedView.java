package io.signboard.board.view;

import io.signboard.board.BoardException;
import io.signboard.board.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest committed summaries, windows and definitions, kept up to date by a thread of its own that reads the topics from their
 * beginning. It rides out a cluster that is away: what was read stays visible, and {@link #problem()} tells.
 *
 * <p>Started and closed once, by one owner; everything else is for any thread.
 */
public final class CommittedView implements HealthCheck, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedView.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final ViewState state = new ViewState();
    private final TopicFollower follower;
    private @Nullable Thread thread;

    /**
     * Checks the settings, and reads nothing yet; see {@link #start()}.
     *
     * @param clientSettings settings of Kafka's clients, {@code bootstrap.servers} among them. Isolation, offsets and groups
     *     are the view's own business and are overruled
     * @param clock for the rhythm of the checks whether the view is behind
     * @throws BoardException with one sentence if the client can't work with these settings
     * @throws KafkaException if it can't work with what they refer to, such as a login or certificates
     */
    public CommittedView(Map<String, Object> clientSettings, Clock clock) {
        this(clientSettings, clock, consumer -> {});
    }

    /**
     * The same; {@code watcher} is shown each consumer before it reads, one after the other: a new one means that the one
     * before is closed. It may look at the consumer's metrics and do nothing else with it.
     */
    public CommittedView(
            Map<String, Object> clientSettings,
            Clock clock,
            java.util.function.Consumer<? super Consumer<?, ?>> watcher) {
        this(consumers(ConsumerSettings.of(clientSettings), watcher), clock);
    }

    CommittedView(Supplier<Consumer<byte[], byte[]>> consumers, Clock clock) {
        this.follower = new TopicFollower(consumers, state, clock);
    }

    private static Supplier<Consumer<byte[], byte[]>> consumers(
            Map<String, Object> settings, java.util.function.Consumer<? super Consumer<?, ?>> watcher) {
        try {
            new ConsumerConfig(settings);
        } catch (ConfigException e) {
            throw new BoardException("The board cannot use the Kafka client's settings: " + e.getMessage(), e);
        }
        requireUsable(settings);
        return () -> {
            Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings);
            watcher.accept(consumer);
            return consumer;
        };
    }

    /** A cluster whose name isn't known yet may come; a login or a certificate that can't be used won't mend itself. */
    private static void requireUsable(Map<String, Object> settings) {
        try {
            new KafkaConsumer<byte[], byte[]>(settings).close();
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof ConfigException)) {
                throw e;
            }
            LOG.debug("The cluster's addresses are of no use yet", e);
        }
    }

    /** Starts to read the topics; returns at once. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("The view was started already.");
        }
        thread = new Thread(follower, "signboard-board-view");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * What is committed; empty as long as the topics have not been read to their end once, so that "not known yet" is never
     * taken for "nothing there".
     */
    public Optional<Ceremonies> ceremonies() {
        return state.shown();
    }

    /** Whether the cluster answered when it was last asked, a few seconds ago at most. */
    public boolean isBrokerReachable() {
        return state.isBrokerReachable();
    }

    /** Done when the cluster has answered, or failed to, for the first time; then {@link #isBrokerReachable} says which. */
    public CompletableFuture<?> firstAnswer() {
        return state.firstAnswer();
    }

    /** From now on tells {@code listener} of every new summary that can be seen in {@link #ceremonies()}. */
    public void listen(SummaryListener listener) {
        state.listen(listener);
    }

    /** Tells {@code listener} no more. */
    public void unlisten(SummaryListener listener) {
        state.unlisten(listener);
    }

    @Override
    public String name() {
        return "board";
    }

    /** Why the view is not caught up; empty if it is, at most a few seconds behind the topics' ends. */
    @Override
    public Optional<String> problem() {
        return state.problem();
    }

    @Override
    public Optional<String> remark() {
        long unreadable = state.unreadable();
        return unreadable == 0
                ? Optional.empty()
                : Optional.of(unreadable + " records could not be read and were skipped; the log names them.");
    }

    /** Stops reading, within a few seconds; what was read stays visible. */
    @Override
    public synchronized void close() {
        follower.stop();
        if (thread != null) {
            try {
                thread.join(CLOSE_WAIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                LOG.warn("The thread that reads the topics did not stop in time");
            }
        }
    }
}
