package io.signboard.app;

import io.signboard.board.HealthCheck;
import io.signboard.topology.SignboardTopology;
import io.signboard.topology.TallyListener;
import io.signboard.topology.TopologySettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running topology. A thread that fails is replaced, since most failures pass; when they keep coming, or come of a record
 * that will never be written, the engine stops and says why.
 */
final class TallyEngine implements HealthCheck, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TallyEngine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String ENDING = "PENDING_SHUTDOWN";

    private final KafkaStreams streams;
    private final WriteFailures writeFailures;
    private final FailureCount failures;
    private volatile Consumer<Throwable> whenFailed = reason -> {};
    private final String servers;
    private volatile @Nullable Throwable lastFailure;

    /**
     * An engine that isn't running yet.
     *
     * @param settings all settings of Kafka Streams: see {@link StreamsProperties}
     * @param topology how to tally
     * @param listener told what becomes of the records
     */
    TallyEngine(Map<String, Object> settings, TopologySettings topology, Clock clock, TallyListener listener) {
        this.writeFailures = new WriteFailures(settings);
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put(WriteFailureHandler.FAILURES, writeFailures);
        this.servers = String.valueOf(settings.get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG));
        StreamsConfig config = new StreamsConfig(properties);
        SignboardTopology tallying = new SignboardTopology(topology, listener);
        this.failures = new FailureCount(clock, config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG));
        this.streams = new KafkaStreams(
                tallying.build(new StreamsBuilder(new TopologyConfig(config))), config, clients(config, tallying));
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> onState(now));
    }

    /** Ours, unless the user brings others or a protocol for which Kafka Streams makes a consumer of its own. */
    private static KafkaClientSupplier clients(StreamsConfig config, SignboardTopology tallying) {
        KafkaClientSupplier usual = config.getKafkaClientSupplier();
        boolean others = config.originals().containsKey(StreamsConfig.DEFAULT_CLIENT_SUPPLIER_CONFIG)
                || !GroupProtocol.CLASSIC
                        .name()
                        .equalsIgnoreCase(config.getString(StreamsConfig.GROUP_PROTOCOL_CONFIG));
        return others ? usual : new QuietClients(usual, tallying::isAtRest);
    }

    /** What runs the topology, to look at. */
    KafkaStreams streams() {
        return streams;
    }

    /** The name that Kafka Streams gives its clients, and from which it makes those of its threads. */
    String clientId() {
        String thread = streams.metadataForLocalThreads().iterator().next().threadName();
        return thread.substring(0, thread.lastIndexOf("-StreamThread-"));
    }

    void start() {
        streams.start();
    }

    /** Whether the processor has yet to get its partitions or to take up their state. For any thread. */
    boolean isRebalancing() {
        return streams.state() == KafkaStreams.State.REBALANCING;
    }

    /** Gives each thread's work to a new one, whose timers go by the clock as it is now; blocks for a few seconds. */
    void renewThreads() {
        renewThreads(PATIENCE);
    }

    /**
     * The same. Kafka Streams ends the first of its threads that is alive, again and again the same one if that takes long, so
     * that each old thread has to be gone before the next one is asked to go.
     *
     * @param patience how long to wait for a thread before the wait is told of and begins anew
     */
    void renewThreads(Duration patience) {
        LOG.warn("The clock was set back: the processor's threads are renewed, since their timers would stand still");
        Set<String> old = threadsAtWork();
        old.forEach(name -> streams.addStreamThread());
        while (streams.state().isRunningOrRebalancing() && !Collections.disjoint(old, threadsAtWork())) {
            try {
                streams.removeStreamThread(patience);
            } catch (TimeoutException e) {
                LOG.warn("A thread of the processor takes more than {} ms to end", patience.toMillis());
            }
        }
    }

    private Set<String> threadsAtWork() {
        return streams.metadataForLocalThreads().stream()
                .filter(thread -> !thread.threadState().equals(ENDING))
                .map(ThreadMetadata::threadName)
                .collect(Collectors.toSet());
    }

    /** Whom to tell, on another thread and perhaps twice, if the engine fails for good, and why. */
    void whenFailed(Consumer<Throwable> action) {
        whenFailed = action;
    }

    /** Called on the failing thread: only takes note, the program's own thread ends the program. */
    private synchronized StreamThreadExceptionResponse onFailure(Throwable reason) {
        failures.add();
        lastFailure = reason;
        if (failures.keepComing() || isFinal(reason)) {
            tellFailure(reason);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("The processor failed and starts again", reason);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Whether trying again is of no use. */
    private boolean isFinal(Throwable reason) {
        return ProcessorFailure.isFinal(reason)
                || writeFailures
                        .behind(reason)
                        .filter(WriteFailures::isHopeless)
                        .isPresent();
    }

    /** The thread that reads the definitions is never replaced: its failure ends the engine, whatever was answered. */
    private void onState(KafkaStreams.State now) {
        Throwable reason = lastFailure;
        if (now == KafkaStreams.State.PENDING_ERROR && reason != null) {
            tellFailure(reason);
        }
    }

    private void tellFailure(Throwable reason) {
        whenFailed.accept(writeFailures.behind(reason).orElseGet(() -> ProcessorFailure.of(reason, servers)));
    }

    @Override
    public String name() {
        return "processor";
    }

    @Override
    public Optional<String> problem() {
        return switch (streams.state()) {
            case RUNNING -> Optional.empty();
            case CREATED -> Optional.of("The processor has not started yet.");
            case REBALANCING -> Optional.of("The processor is taking up its partitions and restoring its state.");
            case PENDING_ERROR, ERROR -> Optional.of("The processor has failed; the log says why.");
            case PENDING_SHUTDOWN, NOT_RUNNING -> Optional.of("The processor has stopped.");
        };
    }

    @Override
    public Optional<String> remark() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return Optional.empty();
        }
        try {
            long ignored = SignboardTopology.ignoredDefinitions(streams);
            return ignored == 0
                    ? Optional.empty()
                    : Optional.of(
                            ignored + (ignored == 1 ? " record" : " records")
                                    + " of the definitions topic ignored, as invalid or not of a higher version; the log says why.");
        } catch (InvalidStateStoreException e) {
            return Optional.empty(); // a rebalance began meanwhile; the problem says so
        }
    }

    /** Stops and leaves the group at once, so that another processor takes over without waiting for a time-out. */
    @Override
    public void close() {
        boolean closed = streams.close(CloseOptions.timeout(PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn("The processor did not stop within {} s; its last transaction is given up", PATIENCE.toSeconds());
        }
    }
}
