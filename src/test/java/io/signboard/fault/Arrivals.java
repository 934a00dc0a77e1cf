package io.signboard.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Schemas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** When committed summaries can be read: what a screen would have shown, and since when. */
final class Arrivals implements AutoCloseable {

    private static final String EVENTS = "ceremony.project-events.";
    private static final String SUMMARIES = "ceremony.summaries";
    private static final int KEPT = 5_000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(20);

    /**
     * A summary that arrived.
     *
     * @param at when it could be read
     * @param record the record
     */
    record Arrival(Instant at, ConsumerRecord<byte[], byte[]> record) {

        boolean isOf(String ceremonyId) {
            return ceremonyId.equals(new String(record.key(), UTF_8));
        }

        JsonNode summary() {
            return Schemas.tree(record.value());
        }
    }

    private final String bootstrapServers;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final Thread reader;
    private volatile boolean closed;

    Arrivals(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        reader = new Thread(this::read, "arrivals");
        reader.setDaemon(true);
        reader.start();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = List.of(new TopicPartition(SUMMARIES, 0));
            consumer.assign(all);
            consumer.seekToEnd(all);
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(new Arrival(Clock.systemUTC().instant(), record));
                }
            }
        }
    }

    private synchronized void take(Arrival arrival) {
        arrivals.addLast(arrival);
        if (arrivals.size() > KEPT) {
            arrivals.removeFirst();
        }
    }

    private synchronized List<Arrival> kept() {
        return List.copyOf(arrivals);
    }

    /** Where each partition of the event topics ends by now, as a summary names them. */
    Map<String, Map<String, Long>> ends() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(EVENTS))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<String, Map<String, Long>> ends = new HashMap<>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> ends.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                            .put(String.valueOf(partition.partition()), end));
            return ends;
        }
    }

    /** The first summary of a ceremony that arrived after this moment and was published after it. */
    Optional<Instant> awaitNew(String ceremonyId, Instant since, Duration patience) {
        return await(ceremonyId, since, patience, arrival -> Instant.parse(
                        arrival.summary().get("publishedAt").textValue())
                .isAfter(since));
    }

    /** The first summary after this moment that counts something behind these ends in every partition. */
    Optional<Instant> awaitBehind(
            String ceremonyId, Instant since, Map<String, Map<String, Long>> ends, Duration patience) {
        return await(ceremonyId, since, patience, arrival -> isBehind(arrival.summary(), ends));
    }

    private static boolean isBehind(JsonNode summary, Map<String, Map<String, Long>> ends) {
        return ends.entrySet().stream().allMatch(topic -> topic.getValue().entrySet().stream()
                .allMatch(end -> summary.at("/inputs")
                                .path(topic.getKey())
                                .path(end.getKey())
                                .asLong()
                        > end.getValue()));
    }

    private Optional<Instant> await(String ceremonyId, Instant since, Duration patience, Predicate<Arrival> wanted) {
        Predicate<Arrival> matches =
                arrival -> arrival.at().isAfter(since) && arrival.isOf(ceremonyId) && wanted.test(arrival);
        try {
            return Optional.of(Awaitility.await("a summary of " + ceremonyId)
                    .atMost(patience)
                    .pollInterval(LOOK)
                    .until(() -> kept().stream().filter(matches).findFirst(), Optional::isPresent)
                    .orElseThrow()
                    .at());
        } catch (ConditionTimeoutException e) {
            return Optional.empty();
        }
    }

    /** The number of a ceremony's last summary that could be read; 0 if there is none. */
    long sequence(String ceremonyId) {
        return kept().stream()
                .filter(arrival -> arrival.isOf(ceremonyId))
                .reduce((earlier, later) -> later)
                .map(last -> sequence(last.summary()))
                .orElse(0L);
    }

    /** The number of a summary. */
    static long sequence(JsonNode summary) {
        return summary.get("sequence").longValue();
    }

    /** Whether these bytes are those of a summary of a ceremony that could be read, or can be within a moment. */
    boolean hasBytes(String ceremonyId, byte[] summary, Duration patience) {
        return await(
                        ceremonyId,
                        Instant.EPOCH,
                        patience,
                        arrival -> Arrays.equals(arrival.record().value(), summary))
                .isPresent();
    }

    /** How long ago the last summary arrived. */
    synchronized Duration quietFor() {
        Arrival last = arrivals.peekLast();
        return last == null
                ? Duration.ZERO
                : Duration.between(last.at(), Clock.systemUTC().instant());
    }

    @Override
    public void close() {
        closed = true;
    }
}
