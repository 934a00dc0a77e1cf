package io.signboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.CommittedTopic;
import io.signboard.support.Schemas;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody waits for is committed because it is there, not because an interval has passed. */
class RareCommitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Object> RARELY =
            Map.of("commit.interval.ms", "600000", "producer.transaction.timeout.ms", "660000");

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldNotWaitForTheCommitInterval(int partitions, @TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(partitions);
                TestProgram program = TestProgram.start(rarely(broker), folder);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), "c-bad")) {
            String servers = broker.bootstrapServers();
            send(servers, StrangeRecords.record("bad-1", StrangeRecords.bytes('{', 10)));
            awaitRejects(servers, 1);

            TestFeed.define(
                    servers,
                    Schemas.tree("{\"ceremonyId\":\"c-bad\",\"version\":1,\"currency\":\"CNY\"}".getBytes(UTF_8)));
            send(servers, StrangeRecords.event("good", event -> {}));
            summaries.awaitProjects(1, PATIENCE);

            send(servers, StrangeRecords.record("bad-2", StrangeRecords.bytes('{', 10)));
            awaitRejects(servers, 2);
            assertTrue(program.failure().isEmpty());
        }
    }

    private static Map<String, Object> rarely(TestBroker broker) {
        Map<String, Object> client = new HashMap<>(RARELY);
        client.put("bootstrap.servers", broker.bootstrapServers());
        return client;
    }

    private static void awaitRejects(String servers, int count) {
        Awaitility.await("rejects")
                .atMost(PATIENCE)
                .until(() -> CommittedTopic.all(servers, "ceremony.rejects").size() == count);
    }

    private static void send(String servers, ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
