package io.signboard.admin.doctor;

import io.signboard.admin.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** Compares the brokers' limits with what the processor asks for. */
final class BrokerLimitsCheck implements Check {

    static final String TRANSACTION = "transaction.max.timeout.ms";
    static final String SHORTEST_SESSION = "group.min.session.timeout.ms";
    static final String LONGEST_SESSION = "group.max.session.timeout.ms";
    static final String REQUEST = "socket.request.max.bytes";

    private static final List<String> LIMITS = List.of(TRANSACTION, SHORTEST_SESSION, LONGEST_SESSION, REQUEST);

    private final Admin admin;
    private final ProcessorProfile processor;

    BrokerLimitsCheck(Admin admin, ProcessorProfile processor) {
        this.admin = admin;
        this.processor = processor;
    }

    @Override
    public String title() {
        return "Broker limits";
    }

    @Override
    public List<Finding> findings() {
        List<ConfigResource> brokers = Answers.await(admin.describeCluster().nodes(), "name its brokers").stream()
                .map(Node::idString)
                .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id))
                .toList();
        Map<String, Map<String, Long>> limits = new TreeMap<>();
        Answers.await(admin.describeConfigs(brokers).all(), "tell its brokers' settings")
                .forEach((broker, config) -> {
                    Map<String, Long> found = new TreeMap<>();
                    config.entries().stream()
                            .filter(entry -> LIMITS.contains(entry.name()) && entry.value() != null)
                            .forEach(entry -> found.put(entry.name(), Long.parseLong(entry.value())));
                    limits.put(broker.name(), found);
                });
        return judge(limits, processor);
    }

    /** Judges the limits of each broker; the bounds are inclusive. */
    static List<Finding> judge(Map<String, Map<String, Long>> limits, ProcessorProfile processor) {
        long transaction = processor.transaction().toMillis();
        long session = processor.session().toMillis();
        List<Finding> findings = new ArrayList<>();
        limits.forEach((broker, found) -> found.forEach((key, limit) -> {
            switch (key) {
                case TRANSACTION -> atMost(findings, broker, key, limit, transaction, "transactions of %,d ms");
                case LONGEST_SESSION -> atMost(findings, broker, key, limit, session, "sessions of %,d ms");
                case REQUEST -> atMost(findings, broker, key, limit, processor.requestBytes(), "requests of %,d bytes");
                case SHORTEST_SESSION -> {
                    if (session < limit) {
                        findings.add(
                                beyond(broker, key, limit, String.format(Locale.ROOT, "sessions of %,d ms", session)));
                    }
                }
                default -> {}
            }
        }));
        if (findings.isEmpty()) {
            findings.add(Finding.ok("Every broker admits the processor's transactions (" + transaction
                    + " ms), sessions (" + session + " ms) and requests (" + processor.requestBytes() + " bytes)."));
        }
        return findings;
    }

    private static void atMost(
            List<Finding> findings, String broker, String key, long limit, long wanted, String what) {
        if (wanted > limit) {
            findings.add(beyond(broker, key, limit, String.format(Locale.ROOT, what, wanted)));
        }
    }

    private static Finding beyond(String broker, String key, long limit, String wanted) {
        return Finding.wrong(
                "Broker " + broker + " has " + key + "=" + limit + " and refuses the processor's " + wanted + ".",
                "Change " + key + " on the brokers, or the processor's setting in the file given with --config.");
    }
}
