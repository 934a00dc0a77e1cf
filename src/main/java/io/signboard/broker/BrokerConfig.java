package io.signboard.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The Kafka settings of the one embedded node, grouped by their reason. */
final class BrokerConfig {

    /** The one node is broker and controller; the number is kept in the data folder and must not change. */
    static final int NODE_ID = 1;

    /** The name of the listener that only the broker half speaks to. */
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String CLIENT_LISTENER = "CLIENTS";

    private BrokerConfig() {}

    /**
     * All settings for a start.
     *
     * @param dataDir the folder for logs and metadata
     * @param clientPort where clients connect
     * @param controllerPort where the broker half reaches the controller half
     */
    static Map<String, Object> of(Path dataDir, int clientPort, int controllerPort) {
        Map<String, Object> config = new HashMap<>();
        config.putAll(node(dataDir, clientPort, controllerPort));
        config.putAll(internalTopics());
        config.putAll(groups());
        config.putAll(smallness());
        config.putAll(alone());
        return config;
    }

    /**
     * For the controller half alone, which at once forgets a broker that doesn't speak up.
     *
     * @param dataDir the folder for logs and metadata
     * @param controllerPort a free one
     */
    static Map<String, Object> controllerAlone(Path dataDir, int controllerPort) {
        Map<String, Object> config = new HashMap<>();
        config.putAll(controller(dataDir, controllerPort));
        config.putAll(smallness());
        config.putAll(alone());
        config.put("process.roles", "controller");
        config.put("broker.session.timeout.ms", 100);
        config.put("broker.heartbeat.interval.ms", 50);
        return config;
    }

    private static Map<String, Object> controller(Path dataDir, int controllerPort) {
        String controller = LocalPort.HOST + ":" + controllerPort;
        return Map.of(
                "node.id",
                NODE_ID,
                "log.dirs",
                dataDir.toString(),
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                CONTROLLER_LISTENER + "://" + controller,
                "listener.security.protocol.map",
                CONTROLLER_LISTENER + ":PLAINTEXT," + CLIENT_LISTENER + ":PLAINTEXT");
    }

    private static Map<String, Object> node(Path dataDir, int clientPort, int controllerPort) {
        Map<String, Object> config = new HashMap<>(controller(dataDir, controllerPort));
        String clients = CLIENT_LISTENER + "://" + LocalPort.HOST + ":" + clientPort;
        config.put("process.roles", "broker,controller");
        config.put("inter.broker.listener.name", CLIENT_LISTENER);
        config.put("listeners", clients + "," + config.get("listeners"));
        config.put("advertised.listeners", clients);
        config.put("auto.create.topics.enable", false);
        return config;
    }

    /** One node holds every replica; few partitions keep the start short. */
    private static Map<String, Object> internalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", (short) 1,
                "offsets.topic.num.partitions", 4,
                "transaction.state.log.replication.factor", (short) 1,
                "transaction.state.log.min.isr", 1,
                "transaction.state.log.num.partitions", 4,
                "share.coordinator.state.topic.replication.factor", (short) 1,
                "share.coordinator.state.topic.min.isr", (short) 1,
                "share.coordinator.state.topic.num.partitions", 1,
                "default.replication.factor", 1,
                "min.insync.replicas", 1);
    }

    /** Groups form at once, may notice a dead member after a second, and keep their offsets however long nobody runs. */
    private static Map<String, Object> groups() {
        return Map.of(
                "group.initial.rebalance.delay.ms", 0,
                "group.streams.initial.rebalance.delay.ms", 0,
                "group.min.session.timeout.ms", 1_000,
                "group.consumer.min.session.timeout.ms", 1_000,
                "group.consumer.min.heartbeat.interval.ms", 300,
                "group.streams.min.session.timeout.ms", 1_000,
                "group.streams.min.heartbeat.interval.ms", 300,
                "offsets.retention.minutes", Integer.MAX_VALUE,
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000);
    }

    /** Room for one laptop instead of a data centre. */
    private static Map<String, Object> smallness() {
        return Map.ofEntries(
                Map.entry("num.network.threads", 2),
                Map.entry("num.io.threads", 4),
                Map.entry("background.threads", 2),
                Map.entry("num.replica.fetchers", 1),
                Map.entry("num.recovery.threads.per.data.dir", 2),
                Map.entry("group.coordinator.threads", 1),
                Map.entry("group.coordinator.background.threads", 1),
                Map.entry("share.coordinator.threads", 1),
                Map.entry("log.cleaner.threads", 1),
                Map.entry("log.cleaner.dedupe.buffer.size", 16L * 1024 * 1024),
                Map.entry("metric.reporters", ""));
    }

    /**
     * A node without peers has no quorum to batch for, and nobody to hand its partitions to: neither when it stops nor when
     * it is held for dead, as after the machine slept, may they be without a leader while it works; see {@link EmbeddedBroker}.
     */
    private static Map<String, Object> alone() {
        return Map.of(
                "controller.quorum.append.linger.ms",
                5,
                "metadata.max.idle.interval.ms",
                5_000,
                "controlled.shutdown.enable",
                false,
                "broker.session.timeout.ms",
                (int) Duration.ofDays(1).toMillis());
    }
}
