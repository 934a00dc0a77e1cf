package io.signboard.bench;

import io.signboard.wire.ApplicationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Up to where the processors have dealt with the events, by the offsets that their group has committed. */
final class GroupProgress {

    private final Cluster cluster;
    private final List<TopicPartition> partitions;

    GroupProgress(Cluster cluster) {
        this.cluster = cluster;
        this.partitions = cluster.eventPartitions();
    }

    /** The committed offset of each event partition; partitions without one are left out. */
    Map<TopicPartition, Long> committed() {
        Map<TopicPartition, @Nullable OffsetAndMetadata> offsets = Cluster.wait(
                cluster.admin().listConsumerGroupOffsets(ApplicationId.DEFAULT).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = offsets.get(partition);
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        }
        return committed;
    }

    /** How many events are dealt with. */
    long total() {
        return committed().values().stream().mapToLong(offset -> offset).sum();
    }

    /** Whether all that lies on the topics now is dealt with. */
    boolean isLevel() {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, Long> committed = committed();
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Where each event partition ends by now, exclusive. */
    Map<TopicPartition, Long> ends() {
        return cluster.ends(partitions);
    }
}
