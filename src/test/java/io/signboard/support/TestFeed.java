package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.feed.FeedGenerator;
import io.signboard.feed.FeedReplay;
import io.signboard.feed.FeedSource;
import io.signboard.feed.GeneratorSettings;
import io.signboard.feed.LineKind;
import io.signboard.feed.LineMix;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplayProducer;
import io.signboard.feed.ReplayResult;
import io.signboard.feed.ReplaySpeed;
import io.signboard.feed.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A generated feed as untidy as can be, of an hour, with the definition that fits it.
 *
 * @param definition the definition's tree
 * @param lines the feed
 */
public record TestFeed(ObjectNode definition, FeedSource lines) {

    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");
    private static final LineMix MIX = new LineMix(Map.of(
            LineKind.AMENDED, 0.08,
            LineKind.WITHDRAWN, 0.03,
            LineKind.DUPLICATE, 0.04,
            LineKind.CONFLICT, 0.03,
            LineKind.MOVED, 0.03,
            LineKind.STALE, 0.03,
            LineKind.BAD, 0.02));
    private static final double PROJECTS_PER_LINE = 0.74;

    /** About so many lines, a fifth of them late by up to ten minutes, of a day long past. */
    public static TestFeed untidy(String ceremonyId, int lines, long seed) {
        return untidy(ceremonyId, lines, seed, START);
    }

    /** The same from a moment on. */
    public static TestFeed untidy(String ceremonyId, int lines, long seed, Instant start) {
        GeneratorSettings settings = GeneratorSettings.standard(
                        ceremonyId,
                        (int) (lines * PROJECTS_PER_LINE),
                        seed,
                        start,
                        Vocabulary.generic(Currency.getInstance("CNY")))
                .withMix(MIX)
                .withGuests(0.07)
                .withLate(0.2, Duration.ofMinutes(10));
        FeedGenerator generator = new FeedGenerator(settings);
        ByteArrayOutputStream definition = new ByteArrayOutputStream();
        generator.writeDefinition(definition);
        ByteArrayOutputStream feed = new ByteArrayOutputStream();
        generator.writeFeed(feed, projects -> {});
        return new TestFeed(
                (ObjectNode) Schemas.tree(definition.toByteArray()), source(ceremonyId, feed.toByteArray()));
    }

    private static FeedSource source(String name, byte[] lines) {
        return new FeedSource(name, true, () -> new ByteArrayInputStream(lines));
    }

    /** Its lines in two parts about as long: what comes between them is in the middle, however fast the machine is. */
    public List<TestFeed> halves() {
        byte[] all;
        try (InputStream stream = lines.content().open()) {
            all = stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int middle = all.length / 2;
        while (all[middle - 1] != '\n') {
            middle++;
        }
        return List.of(
                new TestFeed(definition, source(lines.name(), Arrays.copyOfRange(all, 0, middle))),
                new TestFeed(definition, source(lines.name(), Arrays.copyOfRange(all, middle, all.length))));
    }

    /** Publishes a definition. */
    public static void define(String bootstrapServers, JsonNode definition) {
        byte[] key = definition.get("ceremonyId").textValue().getBytes(StandardCharsets.UTF_8);
        byte[] value = definition.toString().getBytes(StandardCharsets.UTF_8);
        send(bootstrapServers, new ProducerRecord<>("ceremony.definitions", key, value));
    }

    /** Sends one record and waits until the broker has it. */
    public static void send(String bootstrapServers, ProducerRecord<byte[], byte[]> record) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends feeds, merged by arrival; an hour of theirs in {@code within}, or as fast as possible if that is zero. */
    public static ReplayResult replay(String bootstrapServers, Duration within, TestFeed... feeds) {
        ReplaySpeed speed = within.isZero()
                ? ReplaySpeed.MAX
                : ReplaySpeed.parse(String.valueOf(Duration.ofHours(1).toMillis() / within.toMillis()));
        try (FeedReplay replay = new FeedReplay(
                ReplayProducer.connect(Map.of("bootstrap.servers", bootstrapServers)),
                speed,
                Pacer.monotonic(),
                Clock.systemUTC(),
                ReplayListener.NONE)) {
            return replay.run(Arrays.stream(feeds).map(TestFeed::lines).toList());
        }
    }

    /** The same in the background. */
    public static CompletableFuture<ReplayResult> replaying(
            String bootstrapServers, Duration within, TestFeed... feeds) {
        return CompletableFuture.supplyAsync(() -> replay(bootstrapServers, within, feeds));
    }

    /** All that lies in the event topics. */
    public static List<ConsumerRecord<byte[], byte[]>> events(String bootstrapServers) {
        return CommittedTopic.all(bootstrapServers, EVENTS);
    }

    /** Folds all that lies in the event topics. */
    public static Fold fold(String bootstrapServers, int partitions) {
        Fold fold = new Fold(partitions);
        try (CommittedTopic events = CommittedTopic.open(bootstrapServers, EVENTS)) {
            events.drain(fold::add);
        }
        return fold;
    }

    private static final String[] EVENTS = {
        "ceremony.project-events.offline", "ceremony.project-events.online", "ceremony.project-events.off-site"
    };
}
