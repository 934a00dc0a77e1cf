package io.signboard.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One of three Kafka nodes, each broker and controller in one: a program of its own, so that it can be killed.
 *
 * <p>Its settings are Kafka's defaults but for addresses, small internal topics so that three nodes fit on a small machine,
 * and the sessions of brokers and consumers; and a group that has no member left doesn't wait for more than the first one
 * that comes, which it would for up to six seconds. A broker that died is out of its partitions' replicas once the
 * controller has given it up; if it was the controller itself, once another one leads and has waited for a whole session.
 * Until then nothing that waits for all replicas is acknowledged, not even the heartbeat of a group whose offsets are being
 * written: so all of that together, {@link #FETCH} and an {@link #ELECTION} or two and {@link #SESSION}, must be shorter
 * than {@link #CONSUMER_SESSION}, or the death of one broker throws every processor out of its group.
 */
final class QuorumNode {

    /** After how long without a sign of life a broker's partitions get other leaders. */
    static final Duration SESSION = Duration.ofMillis(1500);

    /** After how long without an answer of the controller the others elect one of them; 2 s by default. */
    static final Duration FETCH = Duration.ofSeconds(1);

    /** How long an election takes that none of two candidates wins: up to twice this; 1 s by default. */
    static final Duration ELECTION = Duration.ofMillis(300);

    /**
     * After how long without a sign of life a processor's partitions move; brokers allow 6 s and more by default. One that
     * dies while the group deals partitions out anew costs two sessions, and a screen may stand still for ten seconds.
     */
    static final Duration CONSUMER_SESSION = Duration.ofSeconds(4);

    /** What the program says when it runs. */
    static final String RUNNING = "Running";

    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "CLIENTS";

    private QuorumNode() {}

    /**
     * Runs a node until it is killed or told to end.
     *
     * @param arguments its number, its folder, its port for clients, the cluster's id, and the controllers of all nodes as
     *     {@code 1@127.0.0.1:PORT,2@…}
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int id = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        String voters = arguments[4];
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(id, folder, arguments[3]);
        }
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(settings(id, folder, Integer.parseInt(arguments[2]), voters), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        System.out.println(RUNNING);
        server.awaitShutdown();
    }

    private static void format(int id, Path folder, String clusterId) throws Exception {
        Files.createDirectories(folder);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(clusterId)
                    .setNodeId(id)
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .run();
        }
    }

    private static Map<String, Object> settings(int id, Path folder, int port, String voters) throws IOException {
        String controller = voters.replaceFirst(".*\\b" + id + "@([^,]*).*", "$1");
        String clients = CLIENTS + "://127.0.0.1:" + port;
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", id);
        settings.put("log.dirs", folder.toString());
        settings.put("controller.quorum.voters", voters);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("listeners", clients + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("auto.create.topics.enable", false);
        settings.put("broker.session.timeout.ms", (int) SESSION.toMillis());
        settings.put("broker.heartbeat.interval.ms", 300);
        settings.put("controller.quorum.fetch.timeout.ms", (int) FETCH.toMillis());
        settings.put("controller.quorum.election.timeout.ms", (int) ELECTION.toMillis());
        settings.put("group.min.session.timeout.ms", (int) CONSUMER_SESSION.toMillis());
        settings.put("group.initial.rebalance.delay.ms", 0);
        settings.put("offsets.topic.num.partitions", 4);
        settings.put("transaction.state.log.num.partitions", 4);
        settings.put("share.coordinator.state.topic.num.partitions", 1);
        settings.put("log.cleaner.dedupe.buffer.size", 16L * 1024 * 1024);
        settings.put("metric.reporters", "");
        return settings;
    }
}
