package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Canonical;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A summary as it was published.
 *
 * @param at where it lies
 * @param written its record's timestamp
 * @param tree all of it
 * @param inputs the exclusive bounds that it names, by event partition
 */
record PublishedSummary(Position at, Instant written, JsonNode tree, Map<TopicPartition, Long> inputs) {

    /** What may differ although nothing was signed. */
    private static final List<String> PLACE = List.of("sequence", "publishedAt", "inputs");

    static PublishedSummary of(Position at, Instant written, JsonNode tree) {
        Map<TopicPartition, Long> inputs = new HashMap<>();
        tree.path("inputs").properties().forEach(topic -> topic.getValue()
                .properties()
                .forEach(bound -> inputs.put(
                        new TopicPartition(topic.getKey(), Integer.parseInt(bound.getKey())),
                        bound.getValue().longValue())));
        return new PublishedSummary(at, written, tree, inputs);
    }

    long sequence() {
        return tree.path("sequence").longValue();
    }

    long definitionVersion() {
        return tree.path("definitionVersion").longValue();
    }

    Instant publishedAt() {
        try {
            return Instant.parse(tree.path("publishedAt").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Whether it is to be repeated when nothing happens. */
    boolean hasHeartbeat() {
        return List.of("rehearsal", "live").contains(tree.path("status").asText());
    }

    String figures() {
        return Canonical.text(tree, PLACE);
    }

    /** Whether another one shows exactly the same. */
    boolean hasFiguresOf(PublishedSummary other) {
        return tree.size() == other.tree.size()
                && tree.properties().stream()
                        .allMatch(member -> PLACE.contains(member.getKey())
                                || member.getValue().equals(other.tree.get(member.getKey())));
    }
}
