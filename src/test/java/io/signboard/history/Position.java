package io.signboard.history;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where a record lies. */
record Position(TopicPartition partition, long offset) {

    static Position of(ConsumerRecord<?, ?> record) {
        return new Position(new TopicPartition(record.topic(), record.partition()), record.offset());
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
