package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.support.TestBroker;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefineIT {

    private final TestBroker broker = TestBroker.shared();
    private final String id = "c-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void shouldPublishTheBytesOfTheFile() throws IOException {
        String json = "  " + Ceremony.definition(id, 1, "live") + "\n";

        TestProgram program = define(json);

        assertEquals(
                "Published " + id + " version 1 (live, CNY) to ceremony.definitions.",
                program.out().strip());
        ConsumerRecord<byte[], byte[]> record = published().get(0);
        assertArrayEquals(json.getBytes(StandardCharsets.UTF_8), record.value());
        assertEquals("io.signboard.ceremony.defined", header(record, "ce_type"));
        assertEquals(id + "/1", header(record, "ce_id"));
        assertEquals(id, header(record, "ce_subject"));
    }

    @Test
    void shouldNotPublishWhatIsInForceAlready() throws IOException {
        define(Ceremony.definition(id, 1, "live"));

        TestProgram program = define(Ceremony.definition(id, 1, "live") + " ");

        assertTrue(program.out().startsWith("Already there: " + id + " version 1"), program.out());
        assertEquals(1, published().size());
    }

    @Test
    void shouldRefuseAVersionThatIsNotHigher() throws IOException {
        define(Ceremony.definition(id, 2, "live"));
        Path file = file(Ceremony.definition(id, 2, "certified"));
        TestProgram program = new TestProgram();

        int code = run(program, file);

        assertEquals(1, code);
        assertEquals(
                file + ": version 2 of " + id + " is not higher than version 2, which is published already with other"
                        + " content; raise \"version\" to 3 or more.",
                program.err().strip());
        assertEquals(1, published().size());
    }

    @Test
    void shouldPublishNothingWhereOneFileIsBad() throws IOException {
        Path good = file(Ceremony.definition(id, 1, "live"));
        Path bad = file("{}");
        TestProgram program = new TestProgram();

        int code = run(program, good, bad);

        assertEquals(1, code);
        assertTrue(program.err().startsWith(bad + ": "), program.err());
        assertEquals(0, published().size());
    }

    @Test
    void shouldWarnThatRehearsedProjectsStay() throws Exception {
        define(Ceremony.definition(id, 1, "rehearsal"));
        try (Ceremony ceremony = new Ceremony(broker)) {
            ceremony.publish(id, Ceremony.summary(id, 1, 7, "5200000000"));
        }

        TestProgram program = define(Ceremony.definition(id, 2, "live"));

        assertTrue(program.err().startsWith("Warning: " + id + " was a rehearsal until now, and its 10 projects"));
        assertEquals(2, published().size());
    }

    @Test
    void shouldWarnOfWhatIsHardlyMeant() throws Exception {
        define(Ceremony.definition(id, 1, "live"));

        TestProgram program = define(Ceremony.definition(id, 2, "live")
                .replace("\"currency\":\"CNY\"", "\"currency\":\"USD\",\"minimunAmount\":5"));

        assertTrue(
                program.err().contains("Nothing reads the field 'minimunAmount'; is 'minimumAmount' meant?"),
                program.err());
        assertTrue(program.err().contains("Version 1 counts in CNY and this one in USD: "), program.err());
        assertEquals(2, published().size());
    }

    @Test
    void shouldSayThatTheTopicIsMissing() throws IOException {
        try (TestBroker bare = TestBroker.bare()) {
            TestProgram program = new TestProgram().with("SIGNBOARD_BOOTSTRAP_SERVERS", bare.bootstrapServers());

            int code = program.run(
                    "ceremony",
                    "define",
                    file(Ceremony.definition(id, 1, "live")).toString());

            assertEquals(1, code);
            assertEquals(
                    "The topic ceremony.definitions does not exist on this cluster; 'signboard topics apply' makes it.",
                    program.err().strip());
        }
    }

    @Test
    void shouldMakeTheTopicsOfACluster() {
        try (TestBroker bare = TestBroker.bare()) {
            String servers = bare.bootstrapServers();
            TestProgram plan = new TestProgram();
            TestProgram apply = new TestProgram();
            TestProgram again = new TestProgram();

            assertEquals(
                    0, plan.run("topics", "plan", "--bootstrap-servers", servers, "--partitions", "3"), plan.err());
            assertEquals(0, apply.run("topics", "apply", "--bootstrap-servers", servers, "--partitions", "3"));
            assertEquals(0, again.run("topics", "plan", "--bootstrap-servers", servers));

            assertTrue(plan.out().contains("ceremony.project-events.online is made with 3 partitions"), plan.out());
            assertEquals(plan.out(), apply.out());
            assertTrue(again.out().endsWith("Nothing to do." + System.lineSeparator()), again.out());
        }
    }

    private TestProgram define(String json) throws IOException {
        TestProgram program = new TestProgram();
        assertEquals(0, run(program, file(json)), program.err());
        return program;
    }

    private int run(TestProgram program, Path... files) {
        List<String> args =
                new ArrayList<>(List.of("ceremony", "define", "--bootstrap-servers", broker.bootstrapServers()));
        List.of(files).forEach(file -> args.add(file.toString()));
        return program.run(args.toArray(String[]::new));
    }

    private Path file(String json) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "definition", ".json"), json);
    }

    private List<ConsumerRecord<byte[], byte[]>> published() {
        KafkaClients clients =
                new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), Duration.ofSeconds(20));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            new RecordReader(consumer, clients.timeout()).readAll(Topics.DEFINITIONS.name(), record -> {
                if (id.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                    records.add(record);
                }
            });
        }
        return records;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
