package io.signboard.cli;

import io.signboard.support.TestBroker;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes what feeds and the processor would write. */
final class Ceremony implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    Ceremony(TestBroker broker) {
        this(broker.bootstrapServers());
    }

    Ceremony(String bootstrapServers) {
        producer = new KafkaProducer<>(
                new HashMap<>(Map.of("bootstrap.servers", bootstrapServers)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static String definition(String id, long version, String status) {
        return "{\"ceremonyId\":\"" + id + "\",\"version\":" + version + ",\"status\":\"" + status
                + "\",\"currency\":\"CNY\",\"name\":{\"en\":\"Ceremony " + id + "\",\"zh\":\"签约\"},"
                + "\"sectors\":[{\"id\":\"energy\",\"name\":{\"en\":\"Energy\",\"zh\":\"能源\"}}]}";
    }

    static String event(String ceremony, String project, String amount) {
        return "{\"type\":\"signed\",\"eventId\":\"e-" + project + "\",\"ceremonyId\":\"" + ceremony
                + "\",\"projectId\":\"" + project + "\",\"value\":{\"amount\":" + amount
                + ",\"currency\":\"CNY\"},\"dateSigned\":\"2021-08-23T10:31:07+08:00\"}";
    }

    /** A summary with one offline project of the energy sector. */
    static String summary(String id, long sequence, long projects, String amount) {
        String part = "\"projects\":" + projects + ",\"amount\":" + amount + ",\"share\":1,\"percent\":100}";
        String none = "\"projects\":0,\"amount\":0,\"share\":0,\"percent\":0}";
        return "{\"ceremonyId\":\"" + id + "\",\"name\":{\"en\":\"Ceremony " + id + "\",\"zh\":\"签约\"},"
                + "\"status\":\"live\",\"currency\":\"CNY\",\"sequence\":" + sequence
                + ",\"definitionVersion\":1,\"publishedAt\":\"2021-08-23T02:59:58Z\",\"headline\":{\"projects\":"
                + projects
                + ",\"amount\":" + amount + ",\"average\":" + amount + ",\"converted\":{\"USD\":19060366838.01}},"
                + "\"venue\":{" + part + ",\"channels\":[{\"id\":\"offline\"," + part + ",{\"id\":\"online\"," + none
                + ",{\"id\":\"off-site\"," + none + "],\"sectors\":[{\"id\":\"energy\"," + part
                + "],\"investors\":[],\"provinces\":[],\"tiers\":[{\"id\":\"t\",\"above\":1000000000,\"projects\":1,"
                + "\"amount\":5200000000,\"change\":-2}],\"guests\":{\"projects\":3,\"amount\":3200000000,\"provinces\":[]},"
                + "\"change\":{\"projects\":21,\"amount\":-18800000000},\"largestProjects\":[],\"latestProjects\":"
                + "[{\"projectId\":\"p-1\",\"title\":\"晶圆 line\",\"amount\":5200000000,\"channel\":\"offline\","
                + "\"dateSigned\":\"2021-08-23T02:31:07Z\"}],\"inputs\":{}}";
    }

    RecordMetadata send(String topic, @Nullable String key, @Nullable String value, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(value));
        return send(record, headers);
    }

    RecordMetadata send(ProducerRecord<byte[], byte[]> record, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record).get();
    }

    void publish(String id, String summary) throws ExecutionException, InterruptedException {
        send(Topics.SUMMARIES.name(), id, summary, Map.of());
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
