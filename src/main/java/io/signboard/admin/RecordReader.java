package io.signboard.admin;

import io.signboard.wire.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads topics outside of any group: once through, or one record. It sees no further than the end as it was when reading
 * began. One thread at a time; it is the consumer's only user while it reads.
 */
public final class RecordReader {

    private static final Duration POLL = Duration.ofMillis(100);

    /** How many offsets the search for a newest record first looks at; each further look takes twice as many. */
    private static final long FIRST_LOOK = 500;

    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;

    /**
     * Reads with a consumer that stays the caller's to close.
     *
     * @param consumer in no group, best with {@code isolation.level=read_committed}
     * @param timeout how long to wait while nothing comes that should, above 0
     */
    public RecordReader(Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
    }

    /** Takes records one by one. */
    @FunctionalInterface
    public interface Visitor {

        /** Takes the next record. */
        void visit(ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * The partitions of a topic, in order.
     *
     * @throws AdminException if there is no such topic
     */
    public List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> partitions;
        try {
            partitions = consumer.partitionsFor(topic);
        } catch (UnknownTopicOrPartitionException e) {
            partitions = List.of();
        }
        if (partitions == null || partitions.isEmpty()) {
            throw new AdminException(
                    "The topic " + topic + " does not exist on this cluster; 'signboard topics apply' makes it.",
                    new UnknownTopicOrPartitionException(topic));
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /**
     * Reads all records of a topic, partition by partition.
     *
     * @throws AdminException if there is no such topic
     * @throws TimeoutException if the cluster stops answering
     */
    public void readAll(String topic, Visitor visitor) {
        List<TopicPartition> partitions = partitions(topic);
        readFrom(consumer.beginningOffsets(partitions), visitor);
    }

    /**
     * Reads the records of a topic that were written at a time or later, partition by partition.
     *
     * @param since inclusive; by the records' timestamps
     * @throws AdminException if there is no such topic
     * @throws TimeoutException if the cluster stops answering
     */
    public void readSince(String topic, Instant since, Visitor visitor) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions(topic).forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        found.forEach((partition, at) -> {
            if (at != null) {
                starts.put(partition, at.offset());
            }
        });
        readFrom(starts, record -> {
            if (record.timestamp() >= since.toEpochMilli()) {
                visitor.visit(record);
            }
        });
    }

    private void readFrom(Map<TopicPartition, Long> starts, Visitor visitor) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
        starts.entrySet().stream()
                .sorted(Comparator.comparingInt(start -> start.getKey().partition()))
                .forEach(start -> read(start.getKey(), start.getValue(), offset(ends, start.getKey()), visitor));
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), "the cluster tells every offset it is asked for");
    }

    /** The end of a partition: the offset behind its last committed record. */
    long end(TopicPartition partition) {
        return offset(consumer.endOffsets(List.of(partition)), partition);
    }

    private long beginning(TopicPartition partition) {
        return offset(consumer.beginningOffsets(List.of(partition)), partition);
    }

    /**
     * Reads one stretch of a partition.
     *
     * @param start the first offset, inclusive
     * @param end the last offset, exclusive
     * @throws TimeoutException if the cluster stops answering
     */
    private void read(TopicPartition partition, long start, long end, Visitor visitor) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, start);
        long position = start;
        long deadline = System.nanoTime() + timeout.toNanos();
        while (position < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                if (record.offset() < end) {
                    visitor.visit(record);
                }
            }
            long reached = consumer.position(partition, timeout);
            if (reached > position) {
                position = reached;
                deadline = System.nanoTime() + timeout.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(partition + " stopped at offset " + position + " of " + end);
            }
        }
    }

    /**
     * The record at a position; nothing if it is there no more, or never was.
     *
     * @throws TimeoutException if the cluster stops answering
     */
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        List<PartitionInfo> known = consumer.partitionsFor(partition.topic());
        if (known == null || known.stream().noneMatch(info -> info.partition() == partition.partition())) {
            return Optional.empty();
        }
        if (offset < beginning(partition) || offset >= end(partition)) {
            return Optional.empty();
        }
        Found found = new Found();
        read(partition, offset, offset + 1, found::keep);
        return Optional.ofNullable(found.record);
    }

    /**
     * The newest record with a key, and with a value, searched from the end.
     *
     * @throws AdminException if there is no such topic
     * @throws TimeoutException if the cluster stops answering
     */
    public Optional<ConsumerRecord<byte[], byte[]>> newest(String topic, byte[] key) {
        List<TopicPartition> partitions = partitions(topic);
        TopicPartition partition = partitions.get(Placement.partition(key, partitions.size()));
        long first = beginning(partition);
        long end = end(partition);
        Found found = new Found();
        for (long look = FIRST_LOOK; end > first && found.record == null; look *= 2) {
            long start = Math.max(first, end - look);
            read(partition, start, end, record -> found.keepIf(key, record));
            end = start;
        }
        return Optional.ofNullable(found.record);
    }
}
