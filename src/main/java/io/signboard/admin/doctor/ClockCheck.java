package io.signboard.admin.doctor;

import io.signboard.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;

/**
 * Looks for records that were written after now. Every record carries the clock of whoever wrote it: one from the future
 * shows that two clocks differ, whereas one from the past shows nothing.
 */
final class ClockCheck implements Check {

    /** What clocks may differ by unnoticed. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final ExistingTopics topics;
    private final Clock clock;

    ClockCheck(Admin admin, Clock clock) {
        this.topics = new ExistingTopics(admin);
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Clocks";
    }

    @Override
    public List<Finding> findings() {
        List<String> names = new ArrayList<>();
        Topics.EVENTS.forEach(topic -> names.add(topic.name()));
        names.add(Topics.SUMMARIES.name());
        Map<String, Instant> newest = new TreeMap<>();
        topics.offsets(topics.partitions(names), OffsetSpec.maxTimestamp()).forEach((partition, found) -> {
            if (found.timestamp() >= 0) {
                newest.merge(
                        partition.topic(),
                        Instant.ofEpochMilli(found.timestamp()),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        return judge(newest, clock.instant());
    }

    /**
     * Judges the newest timestamp of each topic that has a record.
     *
     * @param now asked after the timestamps
     */
    static List<Finding> judge(Map<String, Instant> newest, Instant now) {
        List<Finding> findings = new ArrayList<>();
        newest.forEach((topic, time) -> {
            Duration ahead = Duration.between(now, time);
            if (ahead.compareTo(TOLERANCE) > 0) {
                findings.add(Finding.wrong(
                        "A record of " + topic + " is dated " + Words.seconds(ahead)
                                + " after now: this machine's clock is slow, or that of whoever wrote it is fast.",
                        "Let both follow a time server; ages on screens and alerts are wrong until then."));
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    newest.isEmpty()
                            ? "There is no record yet whose time could be compared with this machine's clock."
                            : "No event or summary is dated after now by this machine's clock."));
        }
        return findings;
    }
}
