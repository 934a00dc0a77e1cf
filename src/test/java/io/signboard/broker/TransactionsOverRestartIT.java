package io.signboard.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Transactions that a broker's end finds under way are ended by the next start, in each of their partitions: where one stays
 * open, readers of committed records, the board among them, wait for ever.
 */
class TransactionsOverRestartIT {

    private static final String TOPIC = "transactions";
    private static final int PARTITIONS = 20;
    private static final int PRODUCERS = 3;
    private static final int COMMITS = 5;
    private static final int TIMEOUT_MS = 1_500;

    private final Logger markers =
            (Logger) LoggerFactory.getLogger("kafka.coordinator.transaction.TransactionMarkerChannelManager");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void clearGauges(@TempDir Path other) {
        SharedGauges.clear(other);
    }

    @BeforeEach
    void listen() {
        told.start();
        markers.setLevel(Level.INFO);
        markers.setAdditive(false);
        markers.addAppender(told);
    }

    @AfterEach
    void hearNoMore() {
        markers.detachAppender(told);
        markers.setAdditive(true);
        markers.setLevel(null);
    }

    @RepeatedTest(3)
    void shouldEndThoseThatAKillInterrupts() throws Exception {
        BrokerProcess killed = BrokerProcess.start(folder);
        commitUntil(killed.bootstrapServers(), killed::close);

        assertAllEnded();
    }

    @RepeatedTest(3)
    void shouldEndThoseThatAStopInterrupts() throws Exception {
        EmbeddedBroker stopped = new EmbeddedBroker(new BrokerSettings(folder, 0));
        stopped.start();
        commitUntil(stopped.bootstrapServers(), stopped::close);

        assertAllEnded();
    }

    private void assertAllEnded() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(folder, 0))) {
            broker.start();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                await().atMost(Duration.ofSeconds(15))
                        .untilAsserted(() -> assertEquals(
                                ends(admin, IsolationLevel.READ_UNCOMMITTED),
                                ends(admin, IsolationLevel.READ_COMMITTED)));
            }
        }
        // Kafka tells when it leaves partitions out; most of the time it gets to them later all the same.
        List<String> leftOut = told.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("leader endpoint"))
                .toList();
        assertEquals(List.of(), leftOut);
    }

    private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(all, new ListOffsetsOptions(isolation)).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Has several producers commit one transaction after the other, and ends the broker in the midst of it. */
    private static void commitUntil(String servers, Runnable end) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        CountDownLatch underWay = new CountDownLatch(PRODUCERS * COMMITS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            String id = "producer-" + i;
            Thread thread = new Thread(() -> commitWhileItWorks(servers, id, underWay));
            thread.start();
            threads.add(thread);
        }
        assertTrue(underWay.await(60, TimeUnit.SECONDS), "the producers don't come to commit");
        end.run();
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    private static void commitWhileItWorks(String servers, String transactionalId, CountDownLatch committed) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "transactional.id",
                transactionalId,
                "transaction.timeout.ms",
                TIMEOUT_MS);
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            while (!Thread.currentThread().isInterrupted()) {
                producer.beginTransaction();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    var unused = producer.send(new ProducerRecord<>(TOPIC, partition, new byte[1], new byte[1]));
                }
                producer.commitTransaction();
                committed.countDown();
            }
        } catch (KafkaException e) { // the broker is gone
            Thread.currentThread().interrupt();
        } finally {
            Thread.interrupted();
            producer.close(Duration.ZERO);
        }
    }
}
