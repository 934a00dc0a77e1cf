package io.signboard.admin.doctor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the program makes of single settings whatever the user says. */
final class SettingRule {

    private static final String EXACTLY_ONCE = "exactly_once_v2";
    private static final String COMMITTED = "read_committed";

    /** Settings that are overruled in every program, and why. */
    private static final Map<String, String> OVERRULED = Map.ofEntries(
            Map.entry("enable.auto.commit", "offsets are committed with the figures"),
            Map.entry("auto.offset.reset", "no event may be left out"),
            Map.entry("allow.auto.create.topics", "only `topics apply` makes topics"),
            Map.entry("group.id", "the processor's group is its application.id, and nothing else is in a group"),
            Map.entry("enable.idempotence", "no record may be written twice"),
            Map.entry("transactional.id", "Streams names its transactions itself"),
            Map.entry("partitioner.class", "a project must lie where the default partitioner puts it"),
            Map.entry("partitioner.ignore.keys", "a project must lie where the default partitioner puts it"),
            Map.entry("key.serializer", "the formats are fixed"),
            Map.entry("value.serializer", "the formats are fixed"),
            Map.entry("key.deserializer", "the formats are fixed"),
            Map.entry("value.deserializer", "the formats are fixed"));

    /** Names that every program on the cluster would carry alike. */
    private static final Set<String> PERSONAL = Set.of("client.id", "group.instance.id");

    private SettingRule() {}

    /** What to say about a setting that Kafka takes; nothing if it has its way. */
    static Optional<Finding> of(String key, String value) {
        String plain = KnownSettings.plain(key);
        if (plain.equals("processing.guarantee")) {
            return guarantee(value);
        }
        if (plain.equals("isolation.level")) {
            return value.equals(COMMITTED)
                    ? Optional.empty()
                    : Optional.of(overruled(key, "only what is committed may be shown or counted"));
        }
        if (plain.equals("acks")) {
            return value.equals("all") || value.equals("-1")
                    ? Optional.empty()
                    : Optional.of(Finding.wrong(
                            "With acks other than all the processor does not start, because no record may be lost.",
                            "Take the line " + key + " out."));
        }
        if (plain.endsWith("exception.handler")) {
            return Optional.of(Finding.wrong(
                    "With the setting " + key + " the processor does not start: another handler could skip a record.",
                    "Take the line out."));
        }
        if (plain.equals("max.in.flight.requests.per.connection") && !value.equals("1")) {
            return Optional.of(Finding.note(
                    "With " + key + " above 1 a feed that has just begun can be cut off when a partition gets another"
                            + " leader: that one takes whichever of its records comes first, and none before it any more.",
                    "Take the line out."));
        }
        if (PERSONAL.contains(plain)) {
            return Optional.of(Finding.note(
                    "Every program with this configuration has the same " + key
                            + ", so the cluster and the metrics can't tell them apart.",
                    "Take the line out, or give each program a file of its own."));
        }
        return Optional.ofNullable(OVERRULED.get(plain)).map(reason -> overruled(key, reason));
    }

    private static Optional<Finding> guarantee(String value) {
        return value.equals(EXACTLY_ONCE)
                ? Optional.empty()
                : Optional.of(Finding.wrong(
                        "processing.guarantee is not " + EXACTLY_ONCE
                                + ", and the processor refuses to start: with any other a restart could count a project"
                                + " twice.",
                        "Take the line out."));
    }

    private static Finding overruled(String key, String reason) {
        return Finding.note("The setting " + key + " is overruled: " + reason + ".", "Take the line out.");
    }
}
