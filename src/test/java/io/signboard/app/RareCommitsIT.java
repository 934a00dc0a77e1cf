package io.signboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.CommittedTopic;
import io.signboard.support.Schemas;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is dealt with is committed soon, though Kafka Streams by itself would commit each ten minutes. */
class RareCommitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldCommitWhatLeadsToNoSummary(int partitions, @TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(partitions)) {
            String servers = broker.bootstrapServers();
            Map<String, Object> client = Map.of(
                    "bootstrap.servers", servers,
                    "commit.interval.ms", "600000",
                    "producer.transaction.timeout.ms", "660000");
            try (TestProgram program = TestProgram.start(client, folder)) {
                ProducerRecord<byte[], byte[]> parked = StrangeRecords.event("p-parked", e -> {});
                dealsWith(servers, parked);

                TestFeed.define(
                        servers,
                        Schemas.tree(
                                "{\"ceremonyId\":\"c-bad\",\"version\":1,\"currency\":\"CNY\",\"status\":\"provisional\"}"
                                        .getBytes(UTF_8)));
                dealsWith(servers, StrangeRecords.event("p-tallied", e -> {}));

                dealsWith(servers, parked); // a duplicate, which changes nothing
                dealsWith(servers, StrangeRecords.record("p-strange", "{".getBytes(UTF_8)));

                Awaitility.await("the reject")
                        .atMost(PATIENCE)
                        .until(() ->
                                CommittedTopic.all(servers, "ceremony.rejects").size() == 1);
                assertTrue(program.failure().isEmpty());
            }
        }
    }

    /** Sends it, and waits until the group's offset is behind it. */
    private static void dealsWith(String servers, ProducerRecord<byte[], byte[]> event) {
        TestFeed.send(servers, event);
        try (GroupLag lag =
                new GroupLag(Map.of("bootstrap.servers", servers), StreamsProperties.APPLICATION_ID, PATIENCE)) {
            Awaitility.await("no lag").atMost(PATIENCE).until(() -> lag.total() == 0);
        }
    }
}
