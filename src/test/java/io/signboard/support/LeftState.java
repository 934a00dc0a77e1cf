package io.signboard.support;

import io.signboard.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What an older program left on a cluster: every record of its topics, of changelogs the newest by key, and
 * its group's offsets. A file of it has a line for each record, {@code TOPIC KEY VALUE HEADER=VALUE...} in hex with
 * {@code -} for null, and for each offset, {@code offset TOPIC NEXT}; all lie in partition 0.
 *
 * @param lines the file's
 */
public record LeftState(List<String> lines) {

    private static final String GROUP = "signboard";

    /** What a program of this version of the state's formats left after a small untidy feed. */
    public static LeftState ofVersion(int version) {
        String path = "/state/version-" + version + ".txt";
        try (InputStream in = LeftState.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + path);
            }
            return new LeftState(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings it to a broker that has the product's topics, empty and of one partition. */
    public void plant(TestBroker broker) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        try (Admin admin = broker.admin();
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            HandMadeTopics.make(admin, changelogs());
            for (String line : lines) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("offset")) {
                    offsets.put(new TopicPartition(words[1], 0), new OffsetAndMetadata(Long.parseLong(words[2])));
                } else {
                    var unused = producer.send(record(words));
                }
            }
            producer.flush();
            admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String[] words) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(words[0], bytes(words[1]), bytes(words[2]));
        for (int i = 3; i < words.length; i++) {
            String[] header = words[i].split("=", 2);
            record.headers().add(header[0], HexFormat.of().parseHex(header[1]));
        }
        return record;
    }

    private List<NewTopic> changelogs() {
        return lines.stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(topic -> topic.endsWith("-changelog"))
                .distinct()
                .map(topic -> new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                .toList();
    }

    /** The newest definition's value. */
    public byte[] definition() {
        return lines.stream()
                .filter(line -> line.startsWith(Topics.DEFINITIONS.name()))
                .reduce((older, newer) -> newer)
                .map(line -> HexFormat.of().parseHex(line.split(" ", -1)[2]))
                .orElseThrow();
    }

    private static byte @org.jspecify.annotations.Nullable [] bytes(String hex) {
        return hex.equals("-") ? null : HexFormat.of().parseHex(hex);
    }
}
