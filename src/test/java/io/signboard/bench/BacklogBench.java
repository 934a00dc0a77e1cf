package io.signboard.bench;

import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.app.TemporaryFolder;
import io.signboard.board.http.BoardSettings;
import io.signboard.model.Summary;
import io.signboard.support.TestBroker;
import io.signboard.topology.TopologySettings;
import io.signboard.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Drains a generated backlog three ways, alternating, and prints each run and the medians: consumer poll alone; poll,
 * streaming parse and fold into hash maps, nothing durable, one thread; and the whole topology, exactly once and durable,
 * default settings. A run of the topology counts once a read_committed reader has seen the fold's projects and amount.
 *
 * <p>Arguments: projects (1,500,000), partitions (4), rounds (3). The broker shares the process, so that CPU per event is
 * the program's and the broker's together. <em>Steady</em> leaves out the first 40 % of the events.
 */
public final class BacklogBench {

    private static final String CEREMONY = "bench";
    private static final double WARM = 0.4;

    private final TestBroker broker;
    private final BenchFeed feed;

    private BacklogBench(TestBroker broker, BenchFeed feed) {
        this.broker = broker;
        this.feed = feed;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int projects = args.length > 0 ? Integer.parseInt(args[0]) : 1_500_000;
        int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        try (TestBroker broker = TestBroker.start(partitions)) {
            BenchFeed feed = BenchFeed.send(broker.bootstrapServers(), CEREMONY, projects);
            Report.line(
                    "%,d events of %,d projects, %d partitions, %d processors",
                    feed.events(), projects, partitions, Runtime.getRuntime().availableProcessors());
            new BacklogBench(broker, feed).run(rounds);
        }
    }

    private void run(int rounds) throws InterruptedException {
        List<Drain> polls = new ArrayList<>();
        List<Drain> folds = new ArrayList<>();
        List<Drain> topologies = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            polls.add(Report.drain("poll", poll()));
            FoldedTotals totals = new FoldedTotals();
            folds.add(Report.drain("poll + parse + fold", fold(totals)));
            topologies.add(Report.drain("topology", topology(round, totals)));
        }
        Report.medians(polls, folds, topologies);
    }

    private Drain poll() {
        return consume(record -> {});
    }

    private Drain fold(FoldedTotals totals) {
        return consume(record -> totals.add(Topics.channelOf(record.topic()).orElseThrow(), record.value()));
    }

    /** What is done with each record. */
    @FunctionalInterface
    private interface Work {
        void on(ConsumerRecord<byte[], byte[]> record);
    }

    private Drain consume(Work work) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2000,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(feed.partitions());
            consumer.seekToBeginning(feed.partitions());
            Stopwatch watch = Stopwatch.start(feed.events());
            long seen = 0;
            while (seen < feed.events()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    work.on(record);
                    seen++;
                }
                watch.at(seen);
            }
            return watch.stop(WARM);
        }
    }

    private Drain topology(int round, FoldedTotals wanted) throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("signboard-bench");
                KafkaConsumer<String, byte[]> summaries = summaries();
                LiveProgram program = new LiveProgram(
                        new ProgramSettings(
                                Map.of(
                                        "bootstrap.servers",
                                        broker.bootstrapServers(),
                                        "application.id",
                                        "bench-" + round),
                                folder.path(),
                                TopologySettings.DEFAULTS,
                                new BoardSettings("127.0.0.1", 0)),
                        Clock.systemUTC())) {
            Stopwatch watch = Stopwatch.start(feed.events());
            program.startProcessor();
            while (true) {
                for (ConsumerRecord<String, byte[]> record : summaries.poll(Duration.ofMillis(50))) {
                    Summary summary =
                            Topics.SUMMARIES.valueSerde().deserializer().deserialize("", record.value());
                    watch.at(inputs(summary));
                    if (wanted.equalTo(summary)) {
                        return watch.stop(WARM);
                    }
                }
            }
        }
    }

    /** From the end on: each round's processor starts from nothing. */
    private KafkaConsumer<String, byte[]> summaries() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(Topics.SUMMARIES.name(), 0));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        consumer.position(partitions.get(0)); // seeks now, not at the first poll
        return consumer;
    }

    private static long inputs(Summary summary) {
        return summary.inputs().values().stream()
                .flatMap(bounds -> bounds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
