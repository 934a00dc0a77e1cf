package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.board.http.BoardSettings;
import io.signboard.support.HandMadeTopics;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.topology.TopologySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doctor} on a cluster where everything is well, with settings that aren't, and on one where nothing is. */
class DoctorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "c-well";
    private static final String ONLINE = "ceremony.project-events.online";

    @TempDir
    private static Path state;

    @TempDir
    private Path folder;

    private static TestBroker sound;
    private static LiveProgram program;
    private static TestBroker broken;
    private static TestProgram ofBroken;
    private static int codeOfBroken;

    @BeforeAll
    static void runAProcessorAndABoard() throws Exception {
        sound = TestBroker.start(1);
        program = new LiveProgram(
                new ProgramSettings(
                        Map.of("bootstrap.servers", sound.bootstrapServers()),
                        state,
                        TopologySettings.DEFAULTS,
                        new BoardSettings(BoardSettings.DEFAULT_HOST, 0)),
                Clock.systemUTC());
        program.startBoth();
        try (Ceremony ceremony = new Ceremony(sound);
                SummaryLog summaries = SummaryLog.open(sound.bootstrapServers(), ID)) {
            ceremony.send("ceremony.definitions", ID, Ceremony.definition(ID, 1, "live"), Map.of());
            ceremony.send(ONLINE, "p-1", Ceremony.event(ID, "p-1", "5200000000"), Map.of());
            summaries.awaitProjects(1, PATIENCE);
        }
    }

    @BeforeAll
    static void breakACluster() throws Exception {
        broken = TestBroker.bare();
        try (Admin admin = broken.admin()) {
            HandMadeTopics.make(
                    admin,
                    new NewTopic(ONLINE, 2, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                    new NewTopic("ceremony.project-events.offline", 1, (short) 1).configs(Map.of("retention.ms", "-1")),
                    new NewTopic("ceremony.definitions", 1, (short) 1).configs(Map.of("retention.ms", "-1")));
            admin.alterConsumerGroupOffsets(
                            "signboard", Map.of(new TopicPartition(ONLINE, 0), new OffsetAndMetadata(5)))
                    .all()
                    .get();
        }
        try (Ceremony ceremony = new Ceremony(broken)) {
            ceremony.send("ceremony.definitions", "c-bad", "{\"ceremonyId\":\"c-bad\",\"version\":1}", Map.of());
            long soon = System.currentTimeMillis() + Duration.ofMinutes(10).toMillis();
            ceremony.send(
                    new ProducerRecord<>(
                            ONLINE,
                            1,
                            soon,
                            Ceremony.bytes("p-1"),
                            Ceremony.bytes(Ceremony.event("c-bad", "p-1", "5200000000"))),
                    Map.of());
        }
        ofBroken = new TestProgram().at(Clock.systemUTC());
        codeOfBroken = ofBroken.run("doctor", "--bootstrap-servers", broken.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        program.close();
        sound.close();
        broken.close();
    }

    @Test
    void shouldFindThatAllIsWell() {
        TestProgram doctor = new TestProgram().at(Clock.systemUTC());

        int code = doctor.run("doctor", "--bootstrap-servers", sound.bootstrapServers(), "--url", program.url());

        List<String> lines = doctor.out().lines().toList();
        assertEquals(0, code, doctor.out() + doctor.err());
        assertEquals("All is well.", lines.get(lines.size() - 1));
        assertTrue(lines.stream().allMatch(line -> !line.startsWith("  ") || line.startsWith("  ok ")), doctor::out);
        assertHas(doctor, "ok", "1 broker");
        assertHas(doctor, "ok", "role processor");
        assertHas(doctor, "ok", "1 partition each");
        assertHas(doctor, "ok", "a leader and all its copies");
        assertHas(doctor, "ok", "transactions (10000 ms)");
        assertHas(doctor, "ok", ID + " version 1");
        assertHas(doctor, "ok", "1 thread.");
        assertHas(doctor, "ok", "offline 0, online 0, off-site 0");
        assertHas(doctor, "ok", "a summary came within the last 8 s: " + ID);
        assertHas(doctor, "ok", program.url() + " is ready.");
        assertEquals("", doctor.err());
    }

    @Test
    void shouldGoOnWithTheAddressesThatLeadSomewhere() {
        TestProgram doctor = new TestProgram().at(Clock.systemUTC());

        int code = doctor.run(
                "doctor",
                "--timeout",
                "3s",
                "--bootstrap-servers",
                "127.0.0.1:1," + program.url().substring("http://".length()) + "," + sound.bootstrapServers());

        assertEquals(1, code, doctor::out);
        assertHas(doctor, "wrong", "127.0.0.1:1 refuses connections", "--bootstrap-servers right?");
        assertHas(doctor, "wrong", "does not answer as a broker", "security.protocol");
        assertHas(doctor, "ok", "Every topic is there");
        assertTrue(doctor.out().stripTrailing().endsWith("2 things are wrong."), doctor::out);
    }

    @Test
    void shouldSayThatNoAddressLeadsAnywhere() {
        TestProgram doctor = new TestProgram().at(Clock.systemUTC());

        int code = doctor.run("doctor", "--bootstrap-servers", "127.0.0.1:1", "--url", "http://127.0.0.1:1");

        assertEquals(1, code, doctor::out);
        assertHas(doctor, "note", "What only the cluster knows was not checked.");
        assertHas(doctor, "wrong", "http://127.0.0.1:1 does not answer.");
        assertEquals("", doctor.err());
    }

    @Test
    void shouldSayWhichSettingsAreWrongAndShowNoValue() throws IOException {
        Path file = Files.writeString(
                folder.resolve("signboard.properties"),
                "processing.guarantee=at_least_once\nssl.keystore.pasword=s3cret\nnum.stream.threads=s3cret\n");
        TestProgram doctor = new TestProgram().at(Clock.systemUTC());

        int code = doctor.run("doctor", "--bootstrap-servers", sound.bootstrapServers(), "--config", file.toString());

        assertEquals(1, code, doctor::out);
        assertHas(doctor, "wrong", "processing.guarantee", "Take the line out.");
        assertHas(doctor, "wrong", "num.stream.threads has a value that Kafka does not take");
        assertHas(doctor, "note", "Is ssl.keystore.password meant?");
        assertTrue(doctor.out().stripTrailing().endsWith("2 things are wrong, 1 to look at."), doctor::out);
        assertFalse(doctor.out().contains("s3cret"), doctor::out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The topic ceremony.rejects is missing: `./signboard topics apply",
                "The event topics must have one partition count, but",
                "ceremony.project-events.online must keep every record for ever, but has cleanup.policy=compact",
                "The definition of 'c-bad' at offset 0 is ignored",
                "A record of ceremony.project-events.online is dated",
                "No processor is at work in the group signboard, and 1 event waits. `./signboard process",
                "ends at offset 0, but the processors have dealt with everything below 5",
                "The topic signboard-ledger-changelog is missing"
            })
    void shouldSayWhatIsWrongWithACluster(String sentence) {
        assertHas(ofBroken, "wrong", sentence);
        assertEquals(1, codeOfBroken);
        assertEquals("", ofBroken.err());
    }

    @Test
    void shouldRefuseARoleThatDoesNotExist() {
        TestProgram doctor = new TestProgram();

        int code = doctor.run("doctor", "--role", "king");

        assertEquals(2, code);
        assertTrue(doctor.err().contains("'king' is no role; there are feed-online, "), doctor::err);
    }

    private static void assertHas(TestProgram doctor, String kind, String... words) {
        assertTrue(
                doctor.out()
                        .lines()
                        .anyMatch(line -> line.startsWith(String.format("  %-5s  ", kind))
                                && List.of(words).stream().allMatch(line::contains)),
                () -> kind + " " + List.of(words) + " is not in\n" + doctor.out());
    }
}
