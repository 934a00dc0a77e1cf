package io.signboard.history;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all that a cluster has committed and checks it. It may begin at any time, on a cluster whose {@link WindowRetention}
 * was extended before the first window, and reads on where it stopped. One thread at a time.
 *
 * <p>Brokers may be away for a minute at a time.
 */
public final class HistoryCheck implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ROUNDS_AT_THE_END = 100;

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final History history;

    private HistoryCheck(
            Admin admin, KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, int eventPartitions) {
        this.admin = admin;
        this.consumer = consumer;
        this.partitions = partitions;
        this.history = new History(eventPartitions, History.FOLD_EVERY);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, int eventPartitions) {
        TopicNames.events().forEach(topic -> requireCount(consumer, topic, eventPartitions));
        return Stream.concat(
                        TopicNames.events().stream(),
                        Stream.of(TopicNames.DEFINITIONS, TopicNames.REJECTS, TopicNames.WINDOWS, TopicNames.SUMMARIES))
                .flatMap(topic -> partitions(topic, count(consumer, topic)))
                .toList();
    }

    private static void requireCount(KafkaConsumer<?, ?> consumer, String topic, int expected) {
        int found = count(consumer, topic);
        if (found != expected) {
            throw new IllegalStateException(topic + " has " + found + " partitions, not " + expected);
        }
    }

    private static int count(KafkaConsumer<?, ?> consumer, String topic) {
        int count = patiently(() -> consumer.partitionsFor(topic, ONE_TRY)).size();
        if (count == 0) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        return count;
    }

    private static Stream<TopicPartition> partitions(String topic, int count) {
        return Stream.iterate(0, partition -> partition < count, partition -> partition + 1)
                .map(partition -> new TopicPartition(topic, partition));
    }

    /**
     * Connects to a cluster whose event topics have so many partitions each; reads nothing yet.
     *
     * @throws IllegalStateException if the topics are others, or may have been compacted
     */
    public static HistoryCheck open(String bootstrapServers, int eventPartitions) {
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers);
        try {
            WindowRetention.missing(admin).ifPresent(reason -> {
                throw new IllegalStateException(reason);
            });
            return new HistoryCheck(admin, consumer, partitions(consumer, eventPartitions), eventPartitions);
        } catch (RuntimeException e) {
            consumer.close();
            admin.close();
            throw e;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5000,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "history-check"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Reads all that was written by now once it is committed or given up, and checks what can be checked in mid-run. So what
     * was written in one transaction with a record that was read before is read in the end, even if the brokers have let
     * only a part of it be seen yet.
     *
     * @throws IllegalStateException if the cluster gives nothing for a minute
     */
    public void advance() {
        Map<TopicPartition, Long> ends = patiently(this::written);
        Map<TopicPartition, Long> positions = positions();
        long since = System.nanoTime();
        while (isBelow(positions, ends)) {
            consumer.poll(POLL).forEach(history::take);
            history.settle();
            Map<TopicPartition, Long> now = positions();
            if (!now.equals(positions)) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("The cluster let nothing be read for " + PATIENCE.toSeconds()
                        + " s, at " + positions + " on the way to " + ends);
            }
            positions = now;
        }
        history.settleWindows();
    }

    private Map<TopicPartition, Long> written() {
        ListOffsetsResult result = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())),
                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs((int) ONE_TRY.toMillis()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                ends.put(partition, result.partitionResult(partition).get().offset());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ApiException cause) {
                    throw cause;
                }
                throw new IllegalStateException("The end of " + partition + " can't be asked for", e);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        return ends;
    }

    private static boolean isBelow(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> positions.getOrDefault(end.getKey(), 0L) < end.getValue());
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            positions.put(partition, patiently(() -> consumer.position(partition, ONE_TRY)));
        }
        return positions;
    }

    /** Something that may have to wait for a broker. */
    @FunctionalInterface
    private interface Request<T> {
        T ask();
    }

    private static <T> T patiently(Request<T> request) {
        long began = System.nanoTime();
        while (true) {
            try {
                return request.ask();
            } catch (RetriableException e) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            "The cluster gave no answer for " + PATIENCE.toSeconds() + " s: " + e.getMessage(), e);
                }
            }
        }
    }

    /** Has the next so many summaries of each ceremony held against the fold of their inputs, as around a fault. */
    public void sampleNext(int summaries) {
        history.sampleNext(summaries);
    }

    /** Reads on, since all events of a ceremony are dealt with, and checks that what was published last counts them all. */
    public void settled(String ceremonyId) {
        advance();
        advance();
        history.settled(ceremonyId);
    }

    /** Reads to the end, since nothing is sent any more and all is dealt with, and checks what must hold in the end. */
    public HistoryReport finish() {
        advance();
        advance();
        for (int round = 0; round < ROUNDS_AT_THE_END && history.isWaiting(); round++) {
            consumer.poll(POLL).forEach(history::take);
            advance();
            history.settle();
        }
        history.finish();
        return report();
    }

    /** What was found wrong so far. */
    public List<String> violations() {
        return history.violations().sentences();
    }

    /** What was read and found so far. */
    public HistoryReport report() {
        return history.report();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    /** Checks a quiescent cluster: {@code BOOTSTRAP PARTITIONS}; exits with 1 if anything is wrong. */
    public static void main(String[] arguments) {
        Optional<String> wrong = misuse(arguments);
        if (wrong.isPresent()) {
            System.err.println(wrong.get());
            System.exit(2);
        }
        try (HistoryCheck check = open(arguments[0], Integer.parseInt(arguments[1]))) {
            HistoryReport report = check.finish();
            System.out.print(report);
            if (report.found() > 0) {
                System.exit(1);
            }
        } catch (IllegalStateException | KafkaException e) {
            System.err.println("The history at " + arguments[0] + " can't be read: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Optional<String> misuse(String[] arguments) {
        boolean right = arguments.length == 2 && arguments[1].matches("[1-9][0-9]{0,4}");
        return right
                ? Optional.empty()
                : Optional.of(
                        "Say where the cluster is and how many partitions its event topics have: HOST:PORT COUNT");
    }
}
