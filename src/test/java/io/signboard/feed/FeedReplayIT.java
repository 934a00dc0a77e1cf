package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.support.TestBroker;
import io.signboard.wire.CloudEvent;
import io.signboard.wire.Placement;
import io.signboard.wire.Topics;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedReplayIT {

    private static final int PARTITIONS = 3;
    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");
    private static final GeneratorSettings SETTINGS = GeneratorSettings.standard(
                    "c-1", 3000, 7, START, Vocabulary.generic(Currency.getInstance("CNY")))
            .withMix(LineMix.STANDARD.with(LineKind.BAD, 0.05));

    private TestBroker broker = TestBroker.bare();
    private List<FeedLine> lines = List.of();
    private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = Map.of();
    private Instant before = Instant.MAX;
    private ReplayResult result = new ReplayResult(0, false);

    @BeforeAll
    void replayAGeneratedFeed() {
        broker.close();
        broker = TestBroker.start(PARTITIONS);
        lines = FeedGeneratorProperties.lines(SETTINGS);
        byte[] feed = FeedGeneratorProperties.feed(SETTINGS);
        FeedSource source = new FeedSource("generated", true, () -> new ByteArrayInputStream(feed));
        before = Instant.ofEpochMilli(Clock.systemUTC().millis());
        try (FeedReplay replay = replay("36000")) {
            result = replay.run(List.of(source));
        }
        records = records();
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    private FeedReplay replay(String speed) {
        return new FeedReplay(
                ReplayProducer.connect(Map.of("bootstrap.servers", broker.bootstrapServers())),
                ReplaySpeed.parse(speed),
                Pacer.monotonic(),
                Clock.systemUTC(),
                ReplayListener.NONE);
    }

    @Test
    void shouldSendEveryLineOnce() {
        assertEquals(new ReplayResult(lines.size(), true), result);
        assertEquals(lines.size(), all().size());
    }

    @Test
    void shouldPutProjectsWhereTheDefaultPartitionerDoes() {
        for (ConsumerRecord<byte[], byte[]> record : all()) {
            if (record.key() != null) {
                assertEquals(Placement.partition(record.key(), PARTITIONS), record.partition());
            }
        }
    }

    @Test
    void shouldKeepBytesAndOrderWithinAPartition() {
        Map<TopicPartition, Integer> positions = new HashMap<>();
        for (FeedLine line : lines) {
            String key = line.key();
            if (key == null) {
                continue;
            }
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            TopicPartition partition =
                    new TopicPartition(Topics.events(line.channel()).name(), Placement.partition(bytes, PARTITIONS));
            ConsumerRecord<byte[], byte[]> record =
                    keyed(partition).get(positions.merge(partition, 1, Integer::sum) - 1);
            assertArrayEquals(bytes, record.key());
            assertArrayEquals(line.value() == null ? null : line.value().get(), record.value());
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> keyed(TopicPartition partition) {
        return Objects.requireNonNull(records.get(partition)).stream()
                .filter(record -> record.key() != null)
                .toList();
    }

    @Test
    void shouldTellWhichEventItIs() {
        for (ConsumerRecord<byte[], byte[]> record : all()) {
            if (record.key() != null && new String(record.key(), StandardCharsets.UTF_8).startsWith("p-0")) {
                String id = CloudEvent.id(record.headers());
                assertNotNull(id);
                assertTrue(new String(record.value(), StandardCharsets.UTF_8).contains('"' + id + '"'));
            }
        }
    }

    @Test
    void shouldStampRecordsWithTheTimeOfSending() {
        for (ConsumerRecord<byte[], byte[]> record : all()) {
            assertTrue(record.timestamp() >= before.toEpochMilli());
        }
    }

    @Test
    void shouldSayThatARecordIsTooLarge() {
        String text = incompressible(2_000_000);
        FeedSource source = FeedReaderTest.source("{\"channel\":\"online\",\"rawRecord\":{\"text\":\"" + text + "\"}}");
        try (FeedReplay replay = replay("max")) {
            Exception e = assertThrows(FeedException.class, () -> replay.run(List.of(source)));
            String message = String.valueOf(e.getMessage());
            assertTrue(
                    message.startsWith("test.jsonl, line 1, could not be sent to ceremony.project-events.online: "),
                    message);
        }
    }

    /** What the broker's limit weighs is compressed. */
    private static String incompressible(int characters) {
        SplitMix chance = new SplitMix(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append((char) ('0' + chance.below(75)));
        }
        return text.toString().replace('\\', '/');
    }

    private List<ConsumerRecord<byte[], byte[]>> all() {
        return records.values().stream().flatMap(List::stream).toList();
    }

    private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
        for (Channel channel : Channel.ALL) {
            for (int i = 0; i < PARTITIONS; i++) {
                read.put(new TopicPartition(Topics.events(channel).name(), i), new ArrayList<>());
            }
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(read.keySet());
            consumer.seekToBeginning(read.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(read.keySet());
            while (read.keySet().stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    Objects.requireNonNull(read.get(new TopicPartition(record.topic(), record.partition())))
                            .add(record);
                }
            }
        }
        return read;
    }
}
