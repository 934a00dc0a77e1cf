package io.signboard.app;

import io.signboard.admin.TopicVerdict;
import io.signboard.board.HealthCheck;
import io.signboard.board.http.BoardServer;
import io.signboard.board.metrics.BuildInfo;
import io.signboard.board.metrics.CeremonyGauges;
import io.signboard.board.metrics.Component;
import io.signboard.board.metrics.ConsumerMeters;
import io.signboard.board.metrics.Metrics;
import io.signboard.board.metrics.PublishLatency;
import io.signboard.board.metrics.RuntimeMeters;
import io.signboard.board.view.CommittedView;
import io.signboard.topology.TopologySettings;
import io.signboard.wire.ApplicationId;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs until it is told to end: processor, board, or both, on a cluster or on an embedded broker. Life: one
 * of the {@code start…} methods, {@link #close()}.
 */
public final class LiveProgram implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveProgram.class);

    private final ProgramSettings settings;
    private final Clock clock;
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
    private final Metrics metrics = new Metrics();
    private final List<Component> components = new ArrayList<>();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile Consumer<Throwable> whenFailed = reason -> {};
    private volatile Consumer<String> news = sentence -> {};
    private Map<String, Object> client;
    private @Nullable CommittedView view;
    private @Nullable BoardServer server;

    /** A program that isn't running yet. */
    public LiveProgram(ProgramSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = settings.client();
        parts.push(metrics);
    }

    /**
     * Starts an embedded broker for what is started next.
     *
     * @param port where clients connect on 127.0.0.1, 0 for any free port
     * @param partitions the event topics' partition count at the first start; empty for the catalog's
     */
    public void startBroker(int port, OptionalInt partitions) {
        EmbeddedCluster cluster = new EmbeddedCluster(settings.brokerDir(), port, partitions);
        parts.push(cluster);
        cluster.start();
        client = new HashMap<>(settings.client());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    }

    /** Starts the processor and the board; returns once HTTP is served. Waits for a cluster that can't be reached. */
    public void startBoth() throws InterruptedException {
        startBoard(List.of(startEngine()));
    }

    /** Starts the processor, and HTTP for its health. Waits for a cluster that can't be reached. */
    public void startProcessor() throws InterruptedException {
        HealthCheck processor = startEngine();
        serve(BoardServer.ofProcess(settings.http(), List.of(processor), metrics));
    }

    /** Starts the board; it waits for a cluster that can't be reached, and says so. */
    public void startBoard() {
        CommittedView committed = startBoard(List.of());
        CompletableFuture.anyOf(stopped, committed.firstAnswer()).join();
        if (!stopped.isDone() && !committed.isBrokerReachable()) {
            news.accept(Setup.unreachable(bootstrapServers()));
        }
    }

    private HealthCheck startEngine() throws InterruptedException {
        parts.push(StateFolder.hold(settings.stateDir()));
        Supplier<TopicVerdict.Sound> look = new StartCheck(client)::eventTopics;
        TopicVerdict.Sound topics =
                new Setup(bootstrapServers(), look, stopped, sentence -> news.accept(sentence)).eventTopics();
        TopologySettings topology = settings.topology().withPartitions(topics.eventPartitions());
        Map<String, Object> streams =
                StreamsProperties.of(client, settings.stateDir(), topics.eventPartitions(), topics.replicationFactor());
        EventCounts events = new EventCounts();
        TallyEngine engine = new TallyEngine(streams, topology, clock, events);
        parts.push(engine);
        ProcessorMetrics shown = new ProcessorMetrics(metrics, engine.streams(), events, client);
        parts.push(shown);
        HealthCheck health = shown.health(engine);
        components.add(shown.component(health));
        parts.push(new DeadProducers(client, ApplicationId.of(client), engine::isRebalancing));
        parts.push(new ClockWatch(clock, engine::renewThreads));
        engine.whenFailed(reason -> whenFailed.accept(reason));
        Predecessor predecessor = new Predecessor(settings.stateDir(), ApplicationId.of(client));
        predecessor.leave(client);
        predecessor.succeed(engine.clientId());
        engine.start();
        parts.push(new TopicWatch(client, reason -> whenFailed.accept(reason)));
        return health;
    }

    private CommittedView startBoard(List<HealthCheck> checks) {
        ConsumerMeters meters = new ConsumerMeters(metrics.meters());
        parts.push(meters);
        CommittedView committed = new CommittedView(clientSettings(), clock, meters);
        parts.push(committed);
        metrics.add(new CeremonyGauges(committed::ceremonies, clock));
        components.add(new Component(committed, committed::isBrokerReachable));
        committed.listen(new PublishLatency(metrics.meters(), clock));
        committed.start();
        view = committed;
        serve(BoardServer.ofBoard(settings.http(), committed, checks, metrics));
        return committed;
    }

    private void serve(BoardServer http) {
        parts.push(new RuntimeMeters(metrics.meters()));
        metrics.add(new BuildInfo(version()));
        metrics.add(Component.source(components));
        ReadyWatch ready =
                new ReadyWatch(components.stream().map(Component::check).toList(), System::nanoTime, LOG::warn);
        parts.push(new Rounds("signboard-ready-watch", ReadyWatch.PAUSE, ready::look));
        parts.push(http);
        http.start();
        server = http;
    }

    private static String version() {
        String version = LiveProgram.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Settings for any client of the cluster that this program works with. */
    public Map<String, Object> clientSettings() {
        return Map.copyOf(client);
    }

    /** Where the cluster is. */
    public String bootstrapServers() {
        return String.valueOf(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** What the started board shows. */
    CommittedView view() {
        if (view == null) {
            throw new IllegalStateException("The board is not started");
        }
        return view;
    }

    /** Where HTTP is served. */
    public String url() {
        if (server == null) {
            throw new IllegalStateException("HTTP is not served yet");
        }
        String host = settings.http().httpHost();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    /** Whom to tell, on another thread, that the program can't go on, and why. */
    public void whenFailed(Consumer<Throwable> action) {
        whenFailed = action;
    }

    /** Whom to tell what a person who started the program should know, in sentences; set it before the start. */
    public void tell(Consumer<String> person) {
        news = person;
    }

    /** Asks a start that waits for a cluster to give up. Doesn't block. */
    public void stopWaiting() {
        stopped.complete(null);
    }

    /** Stops all that was started, the last first. */
    @Override
    public void close() {
        stopWaiting();
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("A part did not stop in order", e);
        }
    }
}
