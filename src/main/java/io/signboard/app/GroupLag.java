package io.signboard.app;

import io.signboard.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many events the processor has not yet dealt with, by its committed offsets. */
final class GroupLag implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupLag.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

    private final Admin admin;
    private final String group;

    /**
     * Asks nothing yet.
     *
     * @param client settings of a Kafka client
     * @param patience how long to wait for an answer
     */
    GroupLag(Map<String, Object> client, String group, Duration patience) {
        this.admin = BoundedAdmin.create(client, patience);
        this.group = group;
    }

    /** Whether any broker answers at all; when one does, a partition may still have no leader. */
    boolean isClusterReachable() throws InterruptedException {
        try {
            admin.describeCluster().nodes().get();
            return true;
        } catch (ExecutionException e) {
            LOG.debug("No broker answers", e);
            return false;
        }
    }

    /** Events in the event topics behind the group's committed offsets. */
    long total() throws InterruptedException {
        return byPartition().values().stream().mapToLong(lag -> lag).sum();
    }

    /** The same by partition of the event topics. */
    Map<TopicPartition, Long> byPartition() throws InterruptedException {
        try {
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, Long> lags = new HashMap<>();
            endOffsets().forEach((partition, end) -> {
                OffsetAndMetadata offset = committed.get(partition);
                lags.put(partition, end - (offset == null ? 0 : offset.offset()));
            });
            return lags;
        } catch (ExecutionException e) {
            throw new AppException("The processor's progress can't be read: " + e.getCause(), e);
        }
    }

    /** Where each partition of the event topics ends by now, exclusive. */
    Map<TopicPartition, Long> ends() throws InterruptedException {
        try {
            return endOffsets();
        } catch (ExecutionException e) {
            throw new AppException("The ends of the event topics can't be read: " + e.getCause(), e);
        }
    }

    private Map<TopicPartition, Long> endOffsets() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(
                        Topics.EVENTS.stream().map(t -> t.name()).toList())
                .allTopicNames()
                .get()
                .values()) {
            topic.partitions()
                    .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close(CLOSE_WAIT);
    }
}
