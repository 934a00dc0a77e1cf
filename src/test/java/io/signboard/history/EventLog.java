package io.signboard.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All records of the event topics so far, by partition and offset. */
final class EventLog {

    private final int partitions;
    private final Map<TopicPartition, List<EventRecord>> records = new LinkedHashMap<>();

    /** Nothing yet, of topics with so many partitions. */
    EventLog(int partitions) {
        this.partitions = partitions;
        for (String topic : TopicNames.events()) {
            for (int partition = 0; partition < partitions; partition++) {
                records.put(new TopicPartition(topic, partition), new ArrayList<>());
            }
        }
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        Position at = Position.of(record);
        List<EventRecord> log = records.get(at.partition());
        if (log == null) {
            throw new IllegalArgumentException(at + " lies beyond the " + partitions + " partitions of its topic");
        }
        log.add(new EventRecord(at, record, partitions));
    }

    /** Every event partition. */
    List<TopicPartition> partitions() {
        return List.copyOf(records.keySet());
    }

    /** One partition's records, by offset. */
    List<EventRecord> of(TopicPartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    Stream<EventRecord> all() {
        return records.values().stream().flatMap(List::stream);
    }

    /** The offset behind the last record of a partition; 0 if there is none. */
    long end(TopicPartition partition) {
        List<EventRecord> log = of(partition);
        return log.isEmpty() ? 0 : log.get(log.size() - 1).at().offset() + 1;
    }

    /** Whether all records below these bounds are here. */
    boolean reaches(Map<TopicPartition, Long> bounds) {
        return bounds.entrySet().stream().allMatch(bound -> bound.getValue() <= end(bound.getKey()));
    }

    /** The record at a position. */
    Optional<EventRecord> find(Position at) {
        List<Position> positions = new Positions(of(at.partition()));
        int index = Collections.binarySearch(positions, at, Comparator.comparingLong(Position::offset));
        return index < 0 ? Optional.empty() : Optional.of(of(at.partition()).get(index));
    }

    /** Records seen as their positions. */
    private static final class Positions extends java.util.AbstractList<Position> implements java.util.RandomAccess {

        private final List<EventRecord> records;

        Positions(List<EventRecord> records) {
            this.records = records;
        }

        @Override
        public Position get(int index) {
            return records.get(index).at();
        }

        @Override
        public int size() {
            return records.size();
        }
    }
}
