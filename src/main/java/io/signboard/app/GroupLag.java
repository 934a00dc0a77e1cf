package io.signboard.app;

import io.signboard.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many events the processor has not yet dealt with, by its committed offsets. */
final class GroupLag implements AutoCloseable {

    private final Admin admin;
    private final String group;

    GroupLag(Map<String, Object> client, String group) {
        this.admin = Admin.create(client);
        this.group = group;
    }

    /** Events in the event topics behind the group's committed offsets. */
    long total() throws InterruptedException {
        try {
            Map<TopicPartition, Long> ends = endOffsets();
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long lag = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                OffsetAndMetadata offset = committed.get(end.getKey());
                lag += end.getValue() - (offset == null ? 0 : offset.offset());
            }
            return lag;
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
        admin.close();
    }
}
