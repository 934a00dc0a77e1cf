package io.signboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.support.Schemas;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/** Records for an event topic, most of them such as no feed should send. */
final class StrangeRecords {

    /** The topic that all of them are for. */
    static final String ONLINE = "ceremony.project-events.online";

    /** The largest batch that the topic takes, in bytes. */
    static final int MAX_MESSAGE_BYTES = 1_048_588;

    private StrangeRecords() {}

    static ProducerRecord<byte[], byte[]> misplaced(int partitions) {
        ProducerRecord<byte[], byte[]> right = event("b-misplaced", e -> {});
        int partition = (Utils.toPositive(Utils.murmur2(right.key())) + 1) % partitions;
        return new ProducerRecord<>(ONLINE, partition, right.key(), right.value());
    }

    static ProducerRecord<byte[], byte[]> event(String projectId, Consumer<ObjectNode> change) {
        String json =
                "{\"type\":\"signed\",\"eventId\":\"e-" + projectId + "\",\"ceremonyId\":\"c-bad\",\"projectId\":\""
                        + projectId + "\",\"revision\":1,\"value\":{\"amount\":5000,\"currency\":\"CNY\"},"
                        + "\"dateSigned\":\"2021-08-23T10:31:07+08:00\"}";
        ObjectNode event = (ObjectNode) Schemas.tree(json.getBytes(UTF_8));
        change.accept(event);
        return record(projectId, event.toString().getBytes(UTF_8));
    }

    static ProducerRecord<byte[], byte[]> raw(String projectId, String part, String other) {
        String json = new String(event(projectId, e -> {}).value(), UTF_8);
        return record(projectId, json.replace(part, other).getBytes(UTF_8));
    }

    static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(ONLINE, key.getBytes(UTF_8), value);
    }

    static byte[] bytes(char filling, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) filling);
        return bytes;
    }

    /** A batch of one record of key and value alone takes 72 bytes more than these two, if they have about a million. */
    static ProducerRecord<byte[], byte[]> ofSize(String key, int batchBytes) {
        return record(key, bytes('x', batchBytes - 72 - key.length()));
    }

    static ProducerRecord<byte[], byte[]> mostlyKey() {
        byte[] value = event("k", e -> {}).value();
        return new ProducerRecord<>(ONLINE, bytes('k', MAX_MESSAGE_BYTES - 80 - value.length), value);
    }

    static ProducerRecord<byte[], byte[]> manyHeaders() {
        ProducerRecord<byte[], byte[]> record = record("large-4", "{".getBytes(UTF_8));
        for (int i = 0; i < 20_000; i++) {
            record.headers().add("header-" + i % 1000, i % 7 == 0 ? null : ("value of header " + i).getBytes(UTF_8));
        }
        return record;
    }

    static ProducerRecord<byte[], byte[]> pretending() {
        ProducerRecord<byte[], byte[]> record = record("large-8", "{".getBytes(UTF_8));
        record.headers()
                .add("signboard_reason", "conflict".getBytes(UTF_8))
                .add("signboard_offset", null)
                .add("ce_id", new byte[] {(byte) 0xff})
                .add("", new byte[0]);
        return record;
    }

    /** Random bytes again and again, too far apart for a compression that looks back 64 KiB. */
    static byte[] repeated(int size, int times) {
        byte[] block = new byte[size];
        new Random(7).nextBytes(block);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(block);
        }
        return bytes.toByteArray();
    }
}
