package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.CommittedTopic;
import io.signboard.support.HandMadeTopics;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.wire.EntryCodec;
import io.signboard.wire.Topic;
import io.signboard.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a processor says and does when the state of the one before it isn't what that one left: no total is ever wrong. */
final class LostStateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "c-kept";
    private static final String LEDGER = "signboard-ledger-changelog";
    private static final String EVENTS = "ceremony.project-events.offline";

    @TempDir
    private Path folder;

    private TestBroker broker;
    private Ceremony ceremony;
    private int publishedBefore;

    /** One processor has published two projects and has ended in order. */
    @BeforeEach
    void tallyTwoProjects() throws Exception {
        broker = TestBroker.start(1);
        ceremony = new Ceremony(broker);
        ceremony.send(Topics.DEFINITIONS.name(), ID, Ceremony.definition(ID, 1, "provisional"), Map.of());
        sign("p-1", "100");
        sign("p-2", "20");
        try (BackgroundProgram first = process();
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            first.awaitSaid("Running");
            summaries.awaitProjects(2, PATIENCE);
        }
        publishedBefore = published();
    }

    @AfterEach
    void close() {
        ceremony.close();
        broker.close();
    }

    @Test
    void shouldRefuseAnotherApplicationIdAndGoOnUnderTheRightOne() throws Exception {
        Path config = Files.writeString(folder.resolve("other.properties"), "application.id=other");

        try (BackgroundProgram wrong = process("--config", config.toString())) {
            assertEquals(1, wrong.awaitEnd());
            assertSays(
                    wrong,
                    "This cluster is tallied under the application.id 'signboard', but this processor has 'other'");
            assertSays(wrong, "set application.id=signboard");
        }
        assertGoesOn();
    }

    @Test
    void shouldTallyTheSameWhenTheGroupsOffsetsAreGone() throws Exception {
        deleteGroup();

        assertGoesOn();
    }

    @Test
    void shouldRefuseAStateWithoutItsLedgerAndTallyAnewAsItSays() throws Exception {
        delete(List.of(LEDGER));

        String sentence;
        try (BackgroundProgram refused = process()) {
            assertEquals(1, refused.awaitEnd());
            assertSays(refused, "A part of the processor's state is gone (" + LEDGER + " is missing or empty)");
            sentence = refused.err();
        }

        deleteGroup();
        delete(topicsIn(sentence));
        run(commandIn(sentence));
        sign("p-3", "3");
        try (BackgroundProgram again = process();
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            again.awaitSaid("Running");
            assertEquals(
                    "123",
                    summaries.awaitProjects(3, PATIENCE).at("/headline/amount").asText());
            summaries.assertSound();
        }
    }

    @Test
    void shouldRefuseAStateThatIsGoneAltogether() throws Exception {
        delete(internalTopics());

        try (BackgroundProgram refused = process()) {
            assertEquals(1, refused.awaitEnd());
            assertSays(refused, "A part of the processor's state is gone (all changelogs are missing or empty)");
        }
    }

    @Test
    void shouldRefuseALedgerThatWasMadeAnewEmpty() throws Exception {
        delete(List.of(LEDGER));
        make(LEDGER);

        try (BackgroundProgram refused = process()) {
            assertEquals(1, refused.awaitEnd());
            assertSays(
                    refused, "The processor stopped: The projects of " + ID + " are gone from the ledger's changelog");
        }
        assertEquals(publishedBefore, published());
    }

    @Test
    void shouldRefusePublishedStateThatWasMadeAnewEmpty() throws Exception {
        delete(List.of("signboard-summaries-changelog"));
        make("signboard-summaries-changelog");

        try (BackgroundProgram refused = process()) {
            assertEquals(1, refused.awaitEnd());
            assertSays(refused, "(signboard-summaries-changelog is missing or empty)");
        }
    }

    @Test
    void shouldRefuseAStateOfANewerProgramAndLeaveItAlone() throws Exception {
        byte[] key = EntryCodec.key(ID, "p-1").get();
        ceremony.send(new ProducerRecord<>(LEDGER, key, new byte[] {2, 6, 3, 5}), Map.of());
        int before = CommittedTopic.all(broker.bootstrapServers(), LEDGER).size();
        sign("p-1", "7");

        try (BackgroundProgram refused = process()) {
            assertEquals(1, refused.awaitEnd());
            assertSays(
                    refused,
                    "The processor stopped: The state holds a ledger entry of format version 2, but this program reads"
                            + " version 1: a newer program wrote it, so run that one; nothing was changed.");
        }
        assertEquals(
                before, CommittedTopic.all(broker.bootstrapServers(), LEDGER).size());
        assertEquals(publishedBefore, published());
    }

    @Test
    void shouldRefuseToGoOnOnDiskWithALedgerThatWasInMemory() throws Exception {
        try (BackgroundProgram refused = process("--ledger", "disk")) {
            assertEquals(1, refused.awaitEnd());
            assertSays(
                    refused,
                    "its changelog can't be read by one on disk: start with --ledger memory, and nothing is lost");
        }
        assertEquals(publishedBefore, published());
        assertGoesOn();
    }

    @Test
    void shouldRefuseEventTopicsThatHaveGrown() throws Exception {
        grow();

        try (BackgroundProgram refused = process()) {
            assertEquals(1, refused.awaitEnd());
            assertSays(refused, "The event topics have a partition count of 2, but the state was made when it was 1");
        }
    }

    private void grow() {
        try (Admin admin = broker.admin()) {
            HandMadeTopics.grow(admin, Topics.EVENTS.stream().map(Topic::name).toList(), 2);
        }
    }

    /** A third project comes on top of the two, in the very next summary. */
    private void assertGoesOn() throws Exception {
        sign("p-3", "3");
        try (BackgroundProgram again = process();
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            again.awaitSaid("Running");
            assertEquals(
                    "123",
                    summaries.awaitProjects(3, PATIENCE).at("/headline/amount").asText());
            summaries.assertSound();
            assertEquals(publishedBefore + 1, published());
        }
    }

    private static void assertSays(BackgroundProgram program, String words) {
        assertTrue(program.err().contains(words), program.err());
        assertEquals(
                0,
                program.err().lines().filter(line -> line.startsWith("\tat ")).count(),
                program.err());
    }

    private BackgroundProgram process(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "process",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--http-port",
                "0",
                "--data-dir",
                folder.resolve("data").toString()));
        args.addAll(List.of(more));
        return BackgroundProgram.start(args.toArray(String[]::new));
    }

    private void sign(String project, String amount) throws Exception {
        ceremony.send(EVENTS, project, Ceremony.event(ID, project, amount), Map.of());
    }

    private int published() {
        return CommittedTopic.all(broker.bootstrapServers(), Topics.SUMMARIES.name())
                .size();
    }

    private List<String> internalTopics() throws Exception {
        try (Admin admin = broker.admin()) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("signboard-"))
                    .toList();
        }
    }

    private void delete(List<String> topics) throws Exception {
        try (Admin admin = broker.admin()) {
            admin.deleteTopics(topics).all().get();
            Awaitility.await("deletion").atMost(PATIENCE).until(() -> admin.listTopics().names().get().stream()
                    .noneMatch(topics::contains));
        }
    }

    private void make(String changelog) {
        try (Admin admin = broker.admin()) {
            HandMadeTopics.make(
                    admin, new NewTopic(changelog, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        }
    }

    private void deleteGroup() throws Exception {
        try (Admin admin = broker.admin()) {
            admin.deleteConsumerGroups(List.of("signboard")).all().get();
        }
    }

    private static List<String> topicsIn(String sentence) {
        String list = sentence.replaceAll("(?s).* and the topics (.*), run `.*", "$1");
        return List.of(list.split(", ", -1));
    }

    private static String commandIn(String sentence) {
        return sentence.replaceAll("(?s).*`\\./signboard ([^`]*)`.*", "$1");
    }

    private static void run(String command) {
        TestProgram program = new TestProgram().at(java.time.Clock.systemUTC());
        assertEquals(0, program.run(command.split(" ", -1)), program.err());
    }
}
