package io.signboard.bench;

import io.signboard.admin.DefinitionFile;
import io.signboard.admin.DefinitionPublisher;
import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.app.TemporaryFolder;
import io.signboard.feed.FeedGenerator;
import io.signboard.feed.FeedLine;
import io.signboard.feed.FeedReader;
import io.signboard.feed.FeedSource;
import io.signboard.feed.GeneratorSettings;
import io.signboard.feed.ReplayProducer;
import io.signboard.feed.Vocabulary;
import io.signboard.wire.Topics;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A generated feed of the standard mix that lies on the event topics.
 *
 * @param events how many events
 * @param partitions where they lie
 */
record BenchFeed(long events, List<TopicPartition> partitions) {

    private static final long SEED = 42;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** Defines the ceremony and sends its feed. */
    static BenchFeed send(String servers, String ceremonyId, int projects) throws IOException {
        FeedGenerator generator = new FeedGenerator(GeneratorSettings.standard(
                ceremonyId,
                projects,
                SEED,
                Instant.parse("2021-08-23T01:00:00Z"),
                Vocabulary.generic(Currency.getInstance("CNY"))));
        define(servers, generator);
        try (TemporaryFolder folder = TemporaryFolder.create("signboard-bench-feed")) {
            Path file = folder.path().resolve("feed.jsonl");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                generator.writeFeed(out, done -> {});
            }
            return replay(servers, file);
        }
    }

    private static void define(String servers, FeedGenerator generator) throws IOException {
        ByteArrayOutputStream definition = new ByteArrayOutputStream();
        generator.writeDefinition(definition);
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", servers), ANSWER);
        try (Consumer<byte[], byte[]> consumer = clients.consumer();
                Producer<byte[], byte[]> producer = clients.producer()) {
            DefinitionPublisher publisher =
                    new DefinitionPublisher(new RecordReader(consumer, ANSWER), Clock.systemUTC());
            publisher.publish(
                    publisher.check(List.of(DefinitionFile.of("generated", definition.toByteArray()))), producer);
        }
    }

    /** Sends the events as a stranger's feed would, without headers. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes the failure
    private static BenchFeed replay(String servers, Path file) {
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", servers), ANSWER);
        try (Producer<byte[], byte[]> producer = ReplayProducer.connect(Map.of("bootstrap.servers", servers));
                FeedReader reader = FeedReader.open(FeedSource.file(file));
                Consumer<byte[], byte[]> consumer = clients.consumer()) {
            AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
            long sent = 0;
            for (FeedLine line = reader.next(); line != null; line = reader.next()) {
                producer.send(record(line), (metadata, e) -> failure.compareAndSet(null, e));
                sent++;
            }
            producer.flush();
            if (failure.get() != null) {
                throw new IllegalStateException("the feed could not be sent", failure.get());
            }
            List<TopicPartition> partitions = Topics.EVENTS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return new BenchFeed(sent, partitions);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(FeedLine line) {
        return new ProducerRecord<>(
                Topics.events(line.channel()).name(),
                Objects.requireNonNull(line.key()).getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNull(line.value()).get());
    }
}
