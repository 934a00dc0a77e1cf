package io.signboard.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final String TOPIC = "kept";

    @TempDir
    private Path folder;

    @BeforeAll
    static void clearGauges(@TempDir Path other) {
        SharedGauges.clear(other);
    }

    @Test
    void shouldKeepItsDataOverARestart() throws Exception {
        try (EmbeddedBroker before = broker()) {
            before.start();
            send(before.bootstrapServers(), 10);
        }
        try (EmbeddedBroker after = broker()) {
            after.start();

            assertEquals(10, endOffset(after.bootstrapServers()));
        }
    }

    @Test
    void shouldRecoverWhatAKilledBrokerHadTaken() throws Exception {
        try (BrokerProcess killed = BrokerProcess.start(folder)) {
            send(killed.bootstrapServers(), 1_000);
        }
        try (EmbeddedBroker broker = broker()) {
            broker.start();

            assertEquals(1_000, endOffset(broker.bootstrapServers()));
        }
    }

    @Test
    void shouldRefuseATakenPort() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(folder, holder.getLocalPort()))) {
            BrokerException refusal = assertThrows(BrokerException.class, broker::start);

            assertSays(refusal, "127.0.0.1:" + holder.getLocalPort());
        }
    }

    @Test
    void shouldRefuseAFolderThatAnotherProgramUses() {
        try (BrokerProcess first = BrokerProcess.start(folder);
                EmbeddedBroker second = broker()) {
            BrokerException refusal = assertThrows(BrokerException.class, second::start);

            assertSays(refusal, "in use by another running broker");
            assertTrue(first.bootstrapServers().startsWith("127.0.0.1:"));
        }
    }

    @Test
    void shouldRefuseAFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        try (EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(file.resolve("data"), 0))) {
            BrokerException refusal = assertThrows(BrokerException.class, broker::start);

            assertSays(refusal, "cannot be made");
        }
    }

    @Test
    void shouldRefuseAFolderFullOfOtherFiles() throws IOException {
        Files.writeString(folder.resolve("holiday.txt"), "text");
        try (EmbeddedBroker broker = broker()) {
            BrokerException refusal = assertThrows(BrokerException.class, broker::start);

            assertSays(refusal, "holds other files");
        }
    }

    @Test
    void shouldRefuseTheDataOfAnotherKafkaNode() throws IOException {
        meta("version=1\ncluster.id=abc\nnode.id=7\ndirectory.id=8cYQTdbuiDYxQHpO-dSMVA\n");
        try (EmbeddedBroker broker = broker()) {
            BrokerException refusal = assertThrows(BrokerException.class, broker::start);

            assertSays(refusal, "node.id 7 instead of 1");
        }
    }

    @Test
    void shouldRefuseDamagedMetaProperties() throws IOException {
        meta("version=1\nnode.id=one\n");
        try (EmbeddedBroker broker = broker()) {
            BrokerException refusal = assertThrows(BrokerException.class, broker::start);

            assertSays(refusal, "meta.properties is damaged");
        }
    }

    @Test
    void shouldRefuseMetaPropertiesCutShort() throws IOException {
        meta("");
        try (EmbeddedBroker broker = broker()) {
            BrokerException refusal = assertThrows(BrokerException.class, broker::start);

            assertSays(refusal, "meta.properties is damaged");
        }
    }

    @Test
    void shouldNotStartTwice() {
        try (EmbeddedBroker broker = broker()) {
            broker.start();

            assertThrows(IllegalStateException.class, broker::start);
        }
    }

    @Test
    void shouldHaveNoAddressOnceClosed() {
        EmbeddedBroker broker = broker();
        broker.close();

        assertThrows(IllegalStateException.class, broker::bootstrapServers);
    }

    private EmbeddedBroker broker() {
        return new EmbeddedBroker(new BrokerSettings(folder, 0));
    }

    private void meta(String text) throws IOException {
        Files.writeString(folder.resolve("meta.properties"), text);
    }

    private void assertSays(BrokerException refusal, String part) {
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static void send(String bootstrapServers, int records) throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (Admin admin = Admin.create(config);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                sent.add(producer.send(new ProducerRecord<>(TOPIC, "key-" + i, "value-" + i)));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
    }

    private static long endOffset(String bootstrapServers) throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
