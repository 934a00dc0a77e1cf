package io.signboard.bench;

import io.signboard.model.Channel;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of one ceremony that are told by number: every one of them changes the figures. */
final class Signings {

    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");
    private static final List<String> SECTORS =
            List.of("manufacturing", "energy", "logistics", "health", "finance", "education");
    private static final List<String> INVESTORS = List.of("state", "private", "foreign", "joint-venture");
    private static final List<String> PROVINCES = List.of("central", "central", "central", "central", "north");
    private static final long SMALLEST = 1_000_000;
    private static final int AMOUNTS = 200_003; // a prime, so that amounts don't go with channels or sectors

    private final String ceremonyId;
    private final Duration between;

    /**
     * For one ceremony.
     *
     * @param between from one project's signature to the next one's
     */
    Signings(String ceremonyId, Duration between) {
        this.ceremonyId = ceremonyId;
        this.between = between;
    }

    /** Signs a project. */
    ProducerRecord<byte[], byte[]> signed(int project) {
        return record(project, 1, "signed");
    }

    /** Changes a project's amount by a revision of at least 2. */
    ProducerRecord<byte[], byte[]> amended(int project, int revision) {
        return record(project, revision, "amended");
    }

    private ProducerRecord<byte[], byte[]> record(int project, int revision, String type) {
        String projectId = String.format(Locale.ROOT, "p-%07d", project);
        Channel channel = Channel.ALL.get(project % Channel.ALL.size());
        return new ProducerRecord<>(
                Topics.events(channel).name(),
                projectId.getBytes(StandardCharsets.UTF_8),
                value(project, projectId, revision, type).getBytes(StandardCharsets.UTF_8));
    }

    private String value(int project, String projectId, int revision, String type) {
        long amount = amount(project, revision);
        return "{\"type\":\"" + type + "\",\"eventId\":\"e-" + projectId + "-" + revision + "\",\"ceremonyId\":\""
                + ceremonyId + "\",\"projectId\":\"" + projectId + "\",\"revision\":" + revision
                + ",\"title\":\"Logistics centre " + project + "\",\"value\":{\"amount\":" + amount
                + ",\"currency\":\"CNY\"},\"sector\":\"" + of(SECTORS, project)
                + "\",\"investor\":{\"name\":\"Investor "
                + project % 10_000 + "\",\"type\":\"" + of(INVESTORS, project) + "\"},\"province\":\""
                + of(PROVINCES, project) + "\",\"dateSigned\":\"" + START.plus(between.multipliedBy(project)) + "\"}";
    }

    /** What a project is worth by a revision, in yuan. */
    static long amount(int project, int revision) {
        return SMALLEST + 1000L * ((project + 7919L * revision) % AMOUNTS);
    }

    private static String of(List<String> members, int project) {
        return members.get(project / Channel.ALL.size() % members.size());
    }
}
