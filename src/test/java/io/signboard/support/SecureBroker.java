package io.signboard.support;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.wire.TopicCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker with an authorizer, on which whoever logs in may do only what an ACL allows. Users log in with SCRAM-SHA-256, with
 * or without TLS. Whoever comes to {@link #trustedServers()} needs no login and may do everything.
 */
public final class SecureBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS = 12_000;

    private final Path folder;
    private final Keystore keystore;
    private final KafkaRaftServer server;
    private final Queue<AskedRight> asked = new ConcurrentLinkedQueue<>();
    private final int trusted = freePort();
    private final int login = freePort();
    private final int tls = freePort();

    private SecureBroker(List<String> users) throws Exception {
        folder = Files.createTempDirectory("signboard-secure-broker-");
        keystore = Keystore.generate(folder.resolve("broker.p12"));
        Path data = folder.resolve("data");
        format(data, users);
        server = new KafkaRaftServer(new KafkaConfig(config(data, freePort()), false), Time.SYSTEM);
        server.startup();
    }

    /**
     * Starts a broker without topics and ACLs.
     *
     * @param users who can log in
     */
    public static SecureBroker start(List<String> users) throws Exception {
        return new SecureBroker(users);
    }

    /** Makes every topic of the catalogue. */
    public void makeTopics(int eventPartitions) {
        try (Admin admin = admin()) {
            TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
            planner.apply(planner.plan(TopicCounts.ofEventPartitions(eventPartitions)));
        }
    }

    /** A client that may do everything; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", trustedServers()));
    }

    /** Where clients may do everything without a login. */
    public String trustedServers() {
        return HOST + ":" + trusted;
    }

    /** Where users log in without TLS. */
    public String loginServers() {
        return HOST + ":" + login;
    }

    /** Where users log in over TLS. */
    public String tlsServers() {
        return HOST + ":" + tls;
    }

    /** A user's password. */
    public static String password(String user) {
        return "password-of-" + user;
    }

    /** A client's settings to log in without TLS. */
    public static Map<String, Object> login(String user, String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-256",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user
                                + "\" password=\"" + password + "\";");
    }

    /** A client's settings to log in without TLS, the broker's address included. */
    public Map<String, Object> client(String user) {
        Map<String, Object> settings = new HashMap<>(login(user, password(user)));
        settings.put("bootstrap.servers", loginServers());
        return settings;
    }

    /** A client's settings to log in over TLS, the broker's address included. */
    public Map<String, Object> tlsClient(String user) {
        Map<String, Object> settings = new HashMap<>(login(user, password(user)));
        settings.put("bootstrap.servers", tlsServers());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.location", keystore.path().toString());
        settings.put("ssl.truststore.password", Keystore.PASSWORD);
        settings.put("ssl.truststore.type", "PKCS12");
        return settings;
    }

    /** What a principal has asked for since {@link #forgetAsked()}, in no order. */
    public List<AskedRight> asked(String principal) {
        return asked.stream()
                .filter(right -> right.principal().equals(principal))
                .distinct()
                .collect(Collectors.toList());
    }

    /** Forgets what was asked for. */
    public void forgetAsked() {
        asked.clear();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void format(Path data, List<String> users) throws Exception {
        Files.createDirectories(data);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
                    .setScramArguments(users.stream()
                            .map(user -> "SCRAM-SHA-256=[name=" + user + ",password=" + password(user) + "]")
                            .toList())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .run();
        }
    }

    private Map<String, Object> config(Path data, int controller) {
        Map<String, Object> config = new HashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", 1);
        config.put("log.dirs", data.toString());
        config.put("controller.quorum.voters", "1@" + HOST + ":" + controller);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("inter.broker.listener.name", "TRUSTED");
        String clients =
                "TRUSTED://" + HOST + ":" + trusted + ",LOGIN://" + HOST + ":" + login + ",TLS://" + HOST + ":" + tls;
        config.put("listeners", clients + ",CONTROLLER://" + HOST + ":" + controller);
        config.put("advertised.listeners", clients);
        config.put(
                "listener.security.protocol.map",
                "TRUSTED:PLAINTEXT,CONTROLLER:PLAINTEXT,LOGIN:SASL_PLAINTEXT,TLS:SASL_SSL");
        config.put("sasl.enabled.mechanisms", "SCRAM-SHA-256");
        for (String listener : List.of("login", "tls")) {
            config.put(
                    "listener.name." + listener + ".scram-sha-256.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        }
        config.put("ssl.keystore.location", keystore.path().toString());
        config.put("ssl.keystore.password", Keystore.PASSWORD);
        config.put("ssl.keystore.type", "PKCS12");
        config.put("authorizer.class.name", NotingAuthorizer.class.getName());
        config.put("super.users", "User:ANONYMOUS");
        config.put("allow.everyone.if.no.acl.found", false);
        config.put(NotingAuthorizer.NOTES, asked);
        config.putAll(smallness());
        return config;
    }

    private static Map<String, Object> smallness() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", false),
                Map.entry("offsets.topic.replication.factor", (short) 1),
                Map.entry("offsets.topic.num.partitions", 2),
                Map.entry("transaction.state.log.replication.factor", (short) 1),
                Map.entry("transaction.state.log.min.isr", 1),
                Map.entry("transaction.state.log.num.partitions", 2),
                Map.entry("group.initial.rebalance.delay.ms", 0),
                Map.entry("num.network.threads", 1),
                Map.entry("num.io.threads", 2),
                Map.entry("background.threads", 1),
                Map.entry("log.cleaner.dedupe.buffer.size", 16L * 1024 * 1024),
                Map.entry("metric.reporters", ""),
                Map.entry("controller.quorum.append.linger.ms", 5),
                Map.entry("metadata.max.idle.interval.ms", 5_000));
    }

    private static int freePort() {
        Random random = new Random();
        int port = 0;
        while (port == 0) {
            port = tryPort(LOWEST_PORT + random.nextInt(PORTS));
        }
        return port;
    }

    /** The same port, or 0 if it is taken. */
    private static int tryPort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            return 0;
        }
    }
}
