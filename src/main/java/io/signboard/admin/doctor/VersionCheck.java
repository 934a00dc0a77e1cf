package io.signboard.admin.doctor;

import io.signboard.admin.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

/** Looks at what level of Kafka's features the cluster has agreed on. */
final class VersionCheck implements Check {

    private static final String METADATA = "metadata.version";
    private static final String TRANSACTION = "transaction.version";

    /** From here on a transaction that its producer has forgotten can't stay open unseen. */
    private static final int DEFENDED = 2;

    private final Admin admin;
    private final Patient patient;

    VersionCheck(Admin admin, Patient patient) {
        this.admin = admin;
        this.patient = patient;
    }

    @Override
    public String title() {
        return "Versions";
    }

    @Override
    public List<Finding> findings() {
        Map<String, Integer> levels = new TreeMap<>();
        Answers.await(admin.describeFeatures().featureMetadata(), "tell its features' levels")
                .finalizedFeatures()
                .forEach((feature, range) -> levels.put(feature, (int) range.maxVersionLevel()));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("This is signboard " + patient.version() + " with Kafka's clients "
                + AppInfoParser.getVersion() + "."));
        findings.addAll(judge(levels, patient.servers()));
        return findings;
    }

    static List<Finding> judge(Map<String, Integer> levels, String servers) {
        Integer metadata = levels.get(METADATA);
        if (metadata == null) {
            return List.of(Finding.note(
                    "The cluster names no " + METADATA + ", so it is older than Kafka 3.3 or keeps its metadata in"
                            + " ZooKeeper; exactly-once processing needs 2.5 at least.",
                    "Bring the brokers to a release that is maintained."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("The cluster is at " + METADATA + " " + metadata + " and " + TRANSACTION + " "
                + number(levels.get(TRANSACTION)) + ", which has exactly-once processing."));
        if (number(levels.get(TRANSACTION)) < DEFENDED) {
            findings.add(Finding.note(
                    "With a " + TRANSACTION + " below " + DEFENDED
                            + " a transaction can stay open after a fault, and the screens stand still behind it.",
                    "Once every broker is of release 4.0 or newer: `kafka-features.sh --bootstrap-server " + servers
                            + " upgrade --feature " + TRANSACTION + "=" + DEFENDED + "`."));
        }
        return findings;
    }

    private static int number(@Nullable Integer level) {
        return level == null ? 0 : level;
    }
}
