package io.signboard.bench;

import io.signboard.model.Summary;
import io.signboard.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Up to where something has come in each event partition; never goes back. For one thread. */
final class Bounds {

    private final Map<TopicPartition, Long> bounds = new HashMap<>();

    /** Takes up what a summary is the fold of. */
    void add(Summary summary) {
        of(summary).forEach((partition, bound) -> bounds.merge(partition, bound, Math::max));
    }

    /** How many events lie below. */
    long total() {
        return bounds.values().stream().mapToLong(bound -> bound).sum();
    }

    /** The exclusive bound of each partition that a summary is the fold of. */
    static Map<TopicPartition, Long> of(Summary summary) {
        Map<TopicPartition, Long> bounds = new HashMap<>();
        summary.inputs()
                .forEach((channel, partitions) -> partitions.forEach((partition, bound) ->
                        bounds.put(new TopicPartition(Topics.events(channel).name(), partition), bound)));
        return bounds;
    }
}
