package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.model.Channel;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import io.signboard.support.TestBroker;
import io.signboard.wire.JsonFormat;
import io.signboard.wire.Placement;
import io.signboard.wire.RejectOrigin;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsIT {

    private static final String TOPIC = Topics.events(Channel.ONLINE).name();
    private static final int PARTITIONS = 3;

    private TestBroker broker;
    private Ceremony ceremony;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        broker = TestBroker.start(PARTITIONS);
        ceremony = new Ceremony(broker);
    }

    @AfterEach
    void stop() {
        ceremony.close();
        broker.close();
    }

    @Test
    void shouldListWhatWasRefused() throws Exception {
        reject(Reason.BAD_AMOUNT, "p-1", "{\"ceremonyId\":\"c-1\"}", 17);
        reject(Reason.BAD_DATE, "p-\u001b[2J", "no json", 18);

        TestProgram program = run("list");

        List<String> lines = program.out().lines().toList();
        assertEquals(3, lines.size(), program.out());
        assertTrue(lines.get(1).contains("bad-amount"), program.out());
        assertTrue(lines.get(1).contains(TOPIC + "-0@17"), program.out());
        assertTrue(lines.get(1).endsWith("Something is wrong."), program.out());
        assertTrue(lines.get(2).contains("p-?[2J"), program.out());
    }

    @Test
    void shouldListOnlyWhatIsAskedFor() throws Exception {
        reject(Reason.BAD_AMOUNT, "p-1", "{\"ceremonyId\":\"c-1\"}", 1);
        reject(Reason.BAD_AMOUNT, "p-2", "{\"ceremonyId\":\"c-1\"}", 2);
        reject(Reason.BAD_AMOUNT, "p-3", "{\"ceremonyId\":\"c-2\"}", 3);
        reject(Reason.BAD_DATE, "p-4", "{\"ceremonyId\":\"c-1\"}", 4);

        TestProgram program =
                run("list", "--reason", "bad-amount", "--ceremony", "c-1", "--limit", "1", "--since", "1h", "--json");

        List<String> lines = program.out().lines().toList();
        assertEquals(1, lines.size(), program.out());
        assertEquals(2, JsonFormat.trees().readTree(lines.get(0)).path("offset").intValue());
    }

    @Test
    void shouldFetchTheOriginalOfWhatWasRefusedLater() throws Exception {
        String event = Ceremony.event("c-1", "p-1", "5");
        RecordMetadata at = ceremony.send(TOPIC, "p-1", event, Map.of("ce_id", "e-1"));
        reject(Reason.CONFLICT, "p-1", null, at.partition(), at.offset(), Map.of());

        TestProgram program = run("list", "--json", "--ceremony", "c-1");

        JsonNode line = JsonFormat.trees().readTree(program.out());
        assertEquals(event, line.path("value").textValue());
        assertEquals("original", line.path("valueFrom").textValue());
        assertEquals("conflict", line.path("reason").textValue());
    }

    @Test
    void shouldSayThatAnOriginalIsGone() throws Exception {
        reject(Reason.CONFLICT, "p-1", null, 4711);

        TestProgram program = run("list", "--json");

        assertEquals(
                "nowhere",
                JsonFormat.trees().readTree(program.out()).path("valueFrom").textValue());
    }

    @Test
    void shouldSendNothingWithoutYes() throws Exception {
        reject(Reason.BAD_AMOUNT, "p-1", "{}", 1);

        TestProgram program = run("replay", "--all");

        assertTrue(program.out().contains("Would send reject "), program.out());
        assertTrue(program.out().endsWith("Nothing was sent; with --yes 1 record would be." + System.lineSeparator()));
        assertEquals(0, events().size());
    }

    @Test
    void shouldSendTheSameBytesToThePartitionOfTheKey() throws Exception {
        byte[] bytes = {0, (byte) 0xff, '{'};
        ProducerRecord<byte[], byte[]> reject =
                new ProducerRecord<>(Topics.REJECTS.name(), Ceremony.bytes("p-1"), bytes);
        origin(Reason.MISPLACED, (Placement.partition(reject.key(), PARTITIONS) + 1) % PARTITIONS, 5)
                .addTo(reject.headers());
        ceremony.send(reject, Map.of("ce_id", "e-1"));

        TestProgram program = run("replay", "--reason", "misplaced", "--yes");

        assertTrue(program.out().endsWith("1 record sent." + System.lineSeparator()), program.out());
        ConsumerRecord<byte[], byte[]> sent = events().get(0);
        assertArrayEquals(bytes, sent.value());
        assertEquals(Placement.partition(reject.key(), PARTITIONS), sent.partition());
        assertEquals("e-1", header(sent, "ce_id"));
        assertNull(header(sent, "signboard_reason"));
    }

    @Test
    void shouldSendTheOriginalWhereTheRejectHasNoBytes() throws Exception {
        String event = Ceremony.event("c-1", "p-1", "5");
        RecordMetadata at = ceremony.send(TOPIC, "p-1", event, Map.of("ce_id", "e-1"));
        RecordMetadata reject = reject(Reason.BELOW_MINIMUM, "p-1", null, at.partition(), at.offset(), Map.of());

        run("replay", "--id", reject.partition() + ":" + reject.offset());

        List<ConsumerRecord<byte[], byte[]>> events = events();
        assertEquals(2, events.size());
        assertArrayEquals(events.get(0).value(), events.get(1).value());
        assertEquals("e-1", header(events.get(1), "ce_id"));
    }

    @Test
    void shouldSendTheSameRecordOnlyOnce() throws Exception {
        reject(Reason.BAD_AMOUNT, "p-1", "{}", 1);
        reject(Reason.BAD_AMOUNT, "p-1", "{}", 2);

        run("replay", "--all", "--yes");

        assertEquals(1, events().size());
    }

    @Test
    void shouldSendARepairedEventInThePlaceOfTheBadOne() throws Exception {
        RecordMetadata reject = reject(Reason.KEY_MISMATCH, null, "{}", 0, 1, Map.of("ce_id", "e-1"));
        String event = Ceremony.event("c-1", "p-1", "5");

        run("replay", "--id", reject.partition() + ":" + reject.offset(), "--repaired", file(event));

        ConsumerRecord<byte[], byte[]> sent = events().get(0);
        assertEquals(event, new String(sent.value(), StandardCharsets.UTF_8));
        assertEquals("p-1", new String(sent.key(), StandardCharsets.UTF_8));
    }

    @Test
    void shouldSendARepairedEventWithTheHeadersOfItsOriginal() throws Exception {
        RecordMetadata original = ceremony.send(TOPIC, "p-1", "{}", Map.of("ce_id", "e-1", "traceparent", "00-1-2-03"));
        RecordMetadata reject = reject(Reason.CONFLICT, "p-1", null, original.partition(), original.offset(), Map.of());
        String event = Ceremony.event("c-1", "p-1", "5").replace("\"eventId\":\"e-p-1\",", "");

        run("replay", "--id", reject.partition() + ":" + reject.offset(), "--repaired", file(event));

        ConsumerRecord<byte[], byte[]> sent = events().get(1);
        assertEquals(event, new String(sent.value(), StandardCharsets.UTF_8));
        assertEquals(
                "00-1-2-03", new String(sent.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8));
    }

    @Test
    void shouldSendRecordsThatOnlyTheirIdsTellApart() throws Exception {
        reject(Reason.MISPLACED, "p-1", "{}", 0, 1, Map.of("ce_id", "e-1"));
        reject(Reason.MISPLACED, "p-1", "{}", 0, 2, Map.of("ce_id", "e-2"));
        reject(Reason.MISPLACED, "p-1", "{}", 0, 3, Map.of("ce_id", "e-2"));

        run("replay", "--all", "--yes");

        assertEquals(2, events().size());
    }

    @Test
    void shouldNotSendARepairedEventThatWouldBeRefused() throws Exception {
        RecordMetadata reject = reject(Reason.BAD_AMOUNT, "p-1", "{}", 1);
        String file = file(Ceremony.event("c-1", "p-1", "-5"));
        TestProgram program = program();

        int code = program.run(
                "rejects", "replay", "--id", reject.partition() + ":" + reject.offset(), "--repaired", file);

        assertEquals(1, code);
        assertTrue(program.err().startsWith(file + " would be refused as bad-amount: "), program.err());
        assertEquals(0, events().size());
    }

    @Test
    void shouldMissARejectThatIsNotThere() {
        TestProgram program = program();

        int code = program.run("rejects", "replay", "--id", "0:999");

        assertEquals(1, code);
        assertTrue(program.err().startsWith("There is no reject 0:999"), program.err());
    }

    private TestProgram run(String... args) {
        List<String> all = new ArrayList<>(List.of("rejects"));
        all.addAll(List.of(args));
        TestProgram program = program();
        assertEquals(0, program.run(all.toArray(String[]::new)), program.err());
        return program;
    }

    private TestProgram program() {
        return new TestProgram()
                .at(java.time.Clock.system(ZoneOffset.UTC))
                .with("SIGNBOARD_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    }

    private RecordMetadata reject(Reason reason, @Nullable String key, @Nullable String value, long offset)
            throws Exception {
        return reject(reason, key, value, 0, offset, Map.of());
    }

    private RecordMetadata reject(
            Reason reason,
            @Nullable String key,
            @Nullable String value,
            int partition,
            long offset,
            Map<String, String> headers)
            throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.REJECTS.name(), Ceremony.bytes(key), Ceremony.bytes(value));
        origin(reason, partition, offset).addTo(record.headers());
        return ceremony.send(record, headers);
    }

    private static RejectOrigin origin(Reason reason, int partition, long offset) {
        return new RejectOrigin(new Refusal(reason, "Something is wrong."), TOPIC, partition, offset);
    }

    private List<ConsumerRecord<byte[], byte[]>> events() {
        KafkaClients clients =
                new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), Duration.ofSeconds(20));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            new RecordReader(consumer, clients.timeout()).readAll(TOPIC, records::add);
        }
        return records;
    }

    private String file(String json) throws IOException {
        return Files.writeString(folder.resolve("event.json"), json).toString();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name) == null
                ? null
                : new String(
                        Objects.requireNonNull(record.headers().lastHeader(name))
                                .value(),
                        StandardCharsets.UTF_8);
    }
}
