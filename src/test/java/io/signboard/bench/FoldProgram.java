package io.signboard.bench;

import io.signboard.wire.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The limit that the product is held against, as a program of its own: poll, streaming parse and fold into hash maps on one
 * thread, nothing durable, see {@link FoldedTotals}.
 */
final class FoldProgram {

    /** Before the word that is a {@link Drain}. */
    static final String DRAINED = "Drained";

    /** Before the number of projects counted. */
    static final String PROJECTS = "Projects";

    /** Before what they are worth. */
    static final String AMOUNT = "Amount";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLED = 2000;

    private FoldProgram() {}

    /**
     * Runs through the events, tells the result and waits to be killed, so that its memory can be looked at.
     *
     * @param arguments bootstrap servers, partitions of each event topic, number of events, the broker's process
     */
    public static void main(String[] arguments) throws InterruptedException {
        int partitions = Integer.parseInt(arguments[1]);
        long events = Long.parseLong(arguments[2]);
        FoldedTotals totals = new FoldedTotals();
        Stopwatch watch = new Stopwatch(
                List.of(new ProcessUsage(ProcessHandle.current().pid())),
                new ProcessUsage(Long.parseLong(arguments[3])));
        fold(arguments[0], partitions, events, totals, watch);
        BigDecimal amount = totals.figures().amount();
        Report.line(AMOUNT + " " + amount.toPlainString());
        Report.line(PROJECTS + " " + totals.figures().projects());
        Report.line(DRAINED + " " + watch.drain().word());
        new CountDownLatch(1).await();
    }

    private static void fold(String servers, int partitions, long events, FoldedTotals totals, Stopwatch watch) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", servers, "max.poll.records", POLLED, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = Topics.EVENTS.stream()
                    .flatMap(topic -> IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic.name(), i)))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long seen = 0;
            while (seen < events) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    totals.add(Topics.channelOf(record.topic()).orElseThrow(), record.value());
                    seen++;
                }
                watch.at(seen);
            }
            watch.stop(seen);
        }
    }
}
