package io.signboard.app;

import static io.signboard.app.StrangeRecords.MAX_MESSAGE_BYTES;
import static io.signboard.app.StrangeRecords.ONLINE;
import static io.signboard.app.StrangeRecords.bytes;
import static io.signboard.app.StrangeRecords.event;
import static io.signboard.app.StrangeRecords.manyHeaders;
import static io.signboard.app.StrangeRecords.misplaced;
import static io.signboard.app.StrangeRecords.mostlyKey;
import static io.signboard.app.StrangeRecords.ofSize;
import static io.signboard.app.StrangeRecords.pretending;
import static io.signboard.app.StrangeRecords.raw;
import static io.signboard.app.StrangeRecords.record;
import static io.signboard.app.StrangeRecords.repeated;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Schemas;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a stranger may send: it lies in the rejects with its reason, its bytes and its headers, and the feed goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder = Path.of("");

    private TestBroker broker = TestBroker.bare();
    private @Nullable TestProgram program;
    private int projects;

    /** A record sent and what must become of it. */
    private record Sent(String name, ProducerRecord<byte[], byte[]> record, String reason, RecordMetadata at) {

        String position() {
            return at.topic() + "-" + at.partition() + "@" + at.offset();
        }
    }

    @BeforeAll
    void start() throws InterruptedException {
        broker.close();
        broker = TestBroker.start(PARTITIONS);
        program = TestProgram.start(broker.bootstrapServers(), folder);
        TestFeed.define(
                broker.bootstrapServers(),
                Schemas.tree("{\"ceremonyId\":\"c-bad\",\"version\":1,\"currency\":\"CNY\",\"minimumAmount\":1000}"
                        .getBytes(UTF_8)));
    }

    @AfterAll
    void stop() {
        if (program != null) {
            program.close();
        }
        broker.close();
    }

    @Test
    void shouldRejectByEveryReason() throws Exception {
        try (Sender sender = new Sender("none")) {
            malformed(sender);
            fields(sender);
            figures(sender);
            sender.bad("misplaced", "in another partition", misplaced(PARTITIONS));
            sender.bad("currency-mismatch", "dollars", event("b-usd", e -> e.withObject("/value")
                    .put("currency", "USD")));
            sender.bad("below-minimum", "999.99 yuan", event("b-min", e -> e.withObject("/value")
                    .put("amount", "999.99")));
            sender.good(event("b-conflict", e -> e.put("eventId", "a")));
            sender.bad("conflict", "of the larger eventId", event("b-conflict", e -> e.put("eventId", "b")
                    .put("title", "!")));

            awaitGoodOne(sender);

            awaitRejected(sender.sent);
        }
    }

    @Test
    void shouldRejectRecordsAsLargeAsTheBrokerTakes() throws Exception {
        try (Sender plain = new Sender("none");
                Sender zstd = new Sender("zstd");
                Sender lz4 = new Sender("lz4")) {
            plain.bad("malformed", "as large as can be", ofSize("large-1", MAX_MESSAGE_BYTES));
            assertThrows(
                    RecordTooLargeException.class,
                    () -> plain.send(ofSize("large-2", MAX_MESSAGE_BYTES + 1)),
                    "the one before was the largest");
            plain.bad("key-mismatch", "mostly key", mostlyKey());
            plain.bad(
                    "too-long",
                    "a title of a million characters",
                    event("large-3", e -> e.put("title", "x".repeat(1_000_000))));
            plain.bad("malformed", "many headers", manyHeaders());
            plain.bad("malformed", "headers that pretend", pretending());
            lz4.bad("malformed", "3 MB, compressed", record("large-5", bytes('{', 3_000_000)));
            zstd.bad("malformed", "3 MB, well compressed", record("large-6", bytes('[', 3_000_000)));
            zstd.bad("malformed", "3 MB that lz4 can't compress", record("large-7", repeated(300_000, 10)));

            awaitGoodOne(plain);

            List<Sent> sent = new ArrayList<>(plain.sent);
            sent.addAll(zstd.sent);
            sent.addAll(lz4.sent);
            awaitRejected(sent);
        }
    }

    @Test
    void shouldReportWhatIsTooLargeToRepeatByItsPosition() throws Exception {
        try (Sender zstd = new Sender("zstd")) {
            ProducerRecord<byte[], byte[]> huge = record("huge", bytes('{', 20_000_000));
            huge.headers().add("from", "somebody".getBytes(UTF_8));
            RecordMetadata at = zstd.send(huge);

            awaitGoodOne(zstd);

            Awaitility.await("the reject").atMost(PATIENCE).untilAsserted(() -> assertReportedByPosition(huge, at));
        }
    }

    private void assertReportedByPosition(ProducerRecord<byte[], byte[]> huge, RecordMetadata at) {
        List<ConsumerRecord<byte[], byte[]>> rejects =
                CommittedTopic.all(broker.bootstrapServers(), "ceremony.rejects").stream()
                        .filter(reject ->
                                position(reject).equals(at.topic() + "-" + at.partition() + "@" + at.offset()))
                        .toList();
        assertEquals(1, rejects.size());
        assertArrayEquals(huge.key(), rejects.get(0).key());
        assertEquals("malformed", SummaryLog.header(rejects.get(0), "signboard_reason"));
        assertNull(rejects.get(0).value());
    }

    @Test
    void shouldTallyByADefinitionAsLargeAsTheBrokerTakes() throws Exception {
        String servers = broker.bootstrapServers();
        ObjectNode definition = (ObjectNode)
                Schemas.tree("{\"ceremonyId\":\"c-huge\",\"version\":1,\"currency\":\"CNY\"}".getBytes(UTF_8));
        Random random = new Random(8);
        for (String dimension : List.of("sectors", "investors", "provinces")) {
            for (int i = 0; i < 900; i++) {
                String id =
                        random.ints(350, 33, 127).mapToObj(Character::toString).collect(Collectors.joining());
                definition
                        .withArray(dimension)
                        .addObject()
                        .put("id", id.replace('"', ' ').replace('\\', ' '));
            }
        }
        definition.put("host", definition.at("/provinces/0/id").textValue());
        assertTrue(definition.toString().length() > 950_000);
        TestFeed.define(servers, definition);
        try (SummaryLog summaries = SummaryLog.open(servers, "c-huge")) {
            summaries.await("a summary", PATIENCE, summary -> true);
            ProducerRecord<byte[], byte[]> event = event("p-huge", e -> e.put("ceremonyId", "c-huge")
                    .put("province", definition.at("/provinces/7/id").textValue()));

            TestFeed.send(servers, event);

            summaries.await(
                    "a guest",
                    PATIENCE,
                    summary -> summary.at("/guests/provinces/6/projects").intValue() == 1);
            summaries.assertSound();
        }
    }

    @Test
    void shouldCountWhatIsOddButValid() throws Exception {
        try (Sender sender = new Sender("zstd")) {
            ProducerRecord<byte[], byte[]> unnamed = event("odd-1", e -> e.remove("eventId"));
            unnamed.headers().add("ce_id", "from-header".getBytes(UTF_8));
            sender.good(unnamed);
            sender.good(event("odd-2", e -> e.withObject("/value").put("amount", "1e13")));
            sender.good(event("odd-3", e -> e.put("extra", "x".repeat(3_000_000))));
            sender.good(event(
                    "odd-4", e -> e.put("title", "\u0000 \ud83e\udd16").put("dateSigned", "0000-01-01T00:00:00Z")));
            sender.good(event("odd-5 \ud83e\udd16|/", e -> e.put("dateSigned", "9999-12-31T23:59:59.999999999-00:00")));

            awaitGoodOne(sender);
        }
    }

    private static void malformed(Sender sender) throws Exception {
        String whole = new String(event("m", e -> {}).value(), UTF_8);
        Map<String, String> texts = new TreeMap<>();
        texts.put("cut off", whole.substring(0, 40));
        texts.put("an array", "[" + whole + "]");
        texts.put("a number", "17");
        texts.put("null", "null");
        texts.put("two objects", whole + whole);
        texts.put("a name twice", "{\"type\":\"signed\"," + whole.substring(1));
        texts.put("an unknown name twice", "{\"x\":1,\"x\":2," + whole.substring(1));
        texts.put("nested deeply", "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "," + whole.substring(1));
        texts.put("nested deeply without end", "{\"x\":".repeat(100_000));
        texts.put("a title nested deeply", "{\"title\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        texts.put("NaN", whole.replace("5000", "NaN"));
        texts.put("an object as title", whole.replace("{\"type\"", "{\"title\":{},\"type\""));
        texts.put("a number as value", whole.replaceFirst("\"value\":\\{[^}]*}", "\"value\":5000"));
        texts.put("a string as investor", whole.replace("{\"type\"", "{\"investor\":\"state\",\"type\""));
        texts.put("half a surrogate pair", whole.replace("{\"type\"", "{\"title\":\"\\ud83e\",\"type\""));
        texts.put("a NUL in a string", whole.replace("signed", "sig\u0000ned"));
        texts.put("nothing", "");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            sender.bad("malformed", text.getKey(), record("m", text.getValue().getBytes(UTF_8)));
        }
        sender.bad("malformed", "no value", new ProducerRecord<>(ONLINE, "m".getBytes(UTF_8), null));
        sender.bad("malformed", "no value and no key", new ProducerRecord<>(ONLINE, null, null));
        sender.bad("malformed", "UTF-16", record("m", whole.getBytes(UTF_16LE)));
        sender.bad("malformed", "NUL bytes", record("m", new byte[1000]));
        sender.bad("malformed", "not UTF-8", record("m", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));
    }

    private static void fields(Sender sender) throws Exception {
        for (String name : List.of("type", "eventId", "ceremonyId", "projectId", "value", "dateSigned")) {
            sender.bad("missing-field", "without " + name, event("f", e -> e.remove(name)));
            sender.bad("missing-field", name + " null", event("f", e -> e.putNull(name)));
        }
        sender.bad("missing-field", "dateSigned empty", event("f", e -> e.put("dateSigned", "")));
        sender.bad("missing-field", "no amount", event("f", e -> e.withObject("/value")
                .remove("amount")));
        sender.bad("missing-field", "no currency", event("f", e -> e.withObject("/value")
                .remove("currency")));
        sender.bad("missing-field", "amended without revision", event("f", e -> e.put("type", "amended")
                .remove("revision")));
        sender.bad("missing-field", "withdrawn without revision", event("f", e -> e.put("type", "withdrawn")
                .remove("revision")));
        sender.bad("bad-type", "an unknown type", event("f", e -> e.put("type", "Signed")));
        sender.bad("bad-type", "a number as type", event("f", e -> e.put("type", 1)));
        sender.bad("bad-type", "a number as title", event("f", e -> e.put("title", 17)));
        sender.bad("bad-type", "true as province", event("f", e -> e.put("province", true)));
        sender.bad("bad-type", "a number as projectId", event("f", e -> e.put("projectId", 5)));
        sender.bad("bad-type", "a space in ceremonyId", event("f", e -> e.put("ceremonyId", "c bad")));
        sender.bad("too-long", "501 characters of title", event("f", e -> e.put("title", "\ud83e\udd16".repeat(501))));
        sender.bad("too-long", "201 characters of eventId", event("f", e -> e.put("eventId", "x".repeat(201))));
        sender.bad("too-long", "201 characters of projectId", event("x".repeat(201), e -> {}));
        sender.bad("key-mismatch", "another key", event("f", e -> e.put("projectId", "g")));
        byte[] whole = event("f", e -> {}).value();
        sender.bad("key-mismatch", "no key", new ProducerRecord<>(ONLINE, null, whole));
        sender.bad("key-mismatch", "an empty key", new ProducerRecord<>(ONLINE, new byte[0], whole));
    }

    private static void figures(Sender sender) throws Exception {
        for (String revision : List.of("0", "-1", "1.5", "\"1\"", "true", "1e400", "9223372036854775808")) {
            sender.bad("bad-revision", revision, raw("r", "\"revision\":1", "\"revision\":" + revision));
        }
        for (String amount : List.of(
                "0",
                "-5",
                "0.001",
                "100000000000000.01",
                "1e400",
                "1e-400",
                "\"1e400\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"five\"",
                "\" 5\"",
                "\"0x10\"",
                "true",
                "9".repeat(100_000))) {
            sender.bad("bad-amount", shortened(amount), raw("a", "\"amount\":5000", "\"amount\":" + amount));
        }
        for (String currency : List.of("\"cny\"", "\"RMB\"", "\"XXX\"", "156")) {
            sender.bad("bad-amount", currency, raw("a", "\"currency\":\"CNY\"", "\"currency\":" + currency));
        }
        for (String date : List.of("2021-08-23", "2021-08-23T10:31:07", "2021-02-30T10:31:07Z", "yesterday")) {
            sender.bad("bad-date", date, event("d", e -> e.put("dateSigned", date)));
        }
        sender.bad("bad-date", "a number", event("d", e -> e.put("dateSigned", 1_629_685_867)));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }

    /** Signs a project and waits until all that was signed so far counts, whatever was sent between. */
    private void awaitGoodOne(Sender sender) throws Exception {
        String projectId = "good-" + projects;
        sender.good(event(projectId, e -> {}));
        try (SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), "c-bad")) {
            int expected = projects;
            summaries.await(
                    expected + " projects",
                    PATIENCE,
                    summary -> summary.at("/headline/projects").intValue() == expected);
            summaries.assertSound();
            summaries.assertValid(1);
        }
        assertTrue(program != null && program.failure().isEmpty());
    }

    /** Waits until each lies in the rejects, once, just as it was sent. */
    private void awaitRejected(List<Sent> sent) {
        Awaitility.await("the rejects").atMost(PATIENCE).untilAsserted(() -> assertRejected(sent));
    }

    private void assertRejected(List<Sent> sent) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> rejects = new HashMap<>();
        CommittedTopic.all(broker.bootstrapServers(), "ceremony.rejects")
                .forEach(reject -> rejects.computeIfAbsent(position(reject), at -> new ArrayList<>())
                        .add(reject));
        Map<String, String> otherwise = new TreeMap<>();
        for (Sent bad : sent) {
            List<ConsumerRecord<byte[], byte[]>> reported = rejects.getOrDefault(bad.position(), List.of());
            List<String> reasons = reported.stream()
                    .map(reject -> SummaryLog.header(reject, "signboard_reason"))
                    .toList();
            if (!reasons.equals(List.of(bad.reason()))) {
                otherwise.put(bad.reason() + ": " + bad.name(), reasons.toString());
            }
            reported.forEach(reject -> assertUntouched(bad, reject));
        }
        assertEquals(Map.of(), otherwise);
    }

    private static String position(ConsumerRecord<byte[], byte[]> reject) {
        return SummaryLog.header(reject, "signboard_topic") + "-" + SummaryLog.header(reject, "signboard_partition")
                + "@" + SummaryLog.header(reject, "signboard_offset");
    }

    private static void assertUntouched(Sent bad, ConsumerRecord<byte[], byte[]> reject) {
        assertArrayEquals(bad.record().key(), reject.key(), bad.name());
        assertArrayEquals(bad.record().value(), reject.value(), bad.name());
        assertEquals(texts(bad.record().headers()), texts(reject.headers()), bad.name());
        assertTrue(SummaryLog.header(reject, "signboard_detail").length() > 10, bad.name());
    }

    private static List<String> texts(Iterable<Header> headers) {
        List<String> texts = new ArrayList<>();
        for (Header header : headers) {
            if (!header.key().startsWith("signboard_")) {
                texts.add(header.key() + "=" + Arrays.toString(header.value()));
            }
        }
        return texts;
    }

    /** Sends records one by one, as strangers' programs do. */
    private final class Sender implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer;
        private final List<Sent> sent = new ArrayList<>();

        Sender(String compression) {
            producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            broker.bootstrapServers(),
                            "compression.type",
                            compression,
                            "max.request.size",
                            64 * 1024 * 1024),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }

        RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
            try {
                return producer.send(record).get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }

        void bad(String reason, String name, ProducerRecord<byte[], byte[]> record) throws Exception {
            ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                    record.topic(), record.partition(), record.key(), record.value(), record.headers());
            sent.add(new Sent(name, copy, reason, send(record)));
        }

        void good(ProducerRecord<byte[], byte[]> record) throws Exception {
            send(record);
            projects++;
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
