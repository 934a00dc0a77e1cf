package io.signboard.bench;

import io.signboard.model.Summary;
import io.signboard.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Committed summaries as they come, from now on. For one thread. */
final class CommittedSummaries implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * A summary that has come.
     *
     * @param nanos when it could be read, by {@link System#nanoTime}
     */
    record Arrival(long nanos, Summary summary) {}

    CommittedSummaries(Cluster cluster) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition only = new TopicPartition(Topics.SUMMARIES.name(), 0);
        consumer.assign(List.of(only));
        consumer.seekToEnd(List.of(only));
        consumer.position(only); // seeks now, not at the first poll
    }

    /** What has come since the last call; waits for so long if that is nothing. */
    List<Arrival> poll(Duration patience) {
        List<Arrival> arrivals = new ArrayList<>();
        Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(patience);
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            arrivals.add(new Arrival(now, read(record.value())));
        }
        return arrivals;
    }

    /** The summary that these bytes hold. */
    static Summary read(byte[] json) {
        return Topics.SUMMARIES.valueSerde().deserializer().deserialize(Topics.SUMMARIES.name(), json);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
