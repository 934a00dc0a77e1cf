package io.signboard.board.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

final class ConsumerMetersTest {

    @Test
    void shouldShowTheConsumerThatReadsNow() {
        try (Metrics metrics = new Metrics();
                ConsumerMeters meters = new ConsumerMeters(metrics.meters());
                KafkaConsumer<byte[], byte[]> first = consumer("first");
                KafkaConsumer<byte[], byte[]> second = consumer("second")) {
            meters.accept(first);
            assertEquals(Set.of(consumed("first")), series(metrics));

            meters.accept(second);

            assertEquals(Set.of(consumed("second")), series(metrics));
        }
    }

    @Test
    void shouldShowNoneOnceClosed() {
        try (Metrics metrics = new Metrics();
                KafkaConsumer<byte[], byte[]> consumer = consumer("late")) {
            ConsumerMeters meters = new ConsumerMeters(metrics.meters());
            meters.accept(consumer);

            meters.close();
            meters.accept(consumer);

            assertEquals(Set.of(), series(metrics));
        }
    }

    private static Set<String> series(Metrics metrics) {
        return Scrape.series(Scrape.text(metrics)).keySet();
    }

    private static String consumed(String clientId) {
        return "kafka_consumer_fetch_manager_records_consumed_total{client_id=\"" + clientId + "\"}";
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String clientId) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:1", "client.id", clientId),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
