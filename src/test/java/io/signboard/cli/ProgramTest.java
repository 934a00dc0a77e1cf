package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    private final TestProgram program = new TestProgram();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "process",
                "board",
                "demo",
                "topics",
                "topics plan",
                "topics apply",
                "ceremony",
                "ceremony define",
                "feed replay",
                "feed generate",
                "watch",
                "rejects list",
                "rejects replay"
            })
    void shouldHelpWithEachCommand(String command) {
        int code = program.run((command + " --help").strip().split(" "));

        assertEquals(0, code);
        assertTrue(program.out().startsWith(("Usage: signboard " + command).strip()), program.out());
        assertTrue(program.out().contains("SIGNBOARD_HTTP_PORT"), program.out());
    }

    @Test
    void shouldTellItsVersion() {
        assertEquals(0, program.run("--version"));
        assertTrue(program.out().startsWith("signboard "), program.out());
    }

    @Test
    void shouldAskForACommand() {
        assertEquals(2, program.run());
        assertTrue(program.err().startsWith("A command is missing: "), program.err());
    }

    @Test
    void shouldSuggestTheRightOption() {
        assertEquals(2, program.run("watch", "c-1", "--tiemout=3s"));
        assertTrue(program.err().startsWith("There is no option --tiemout=3s here."), program.err());
        assertTrue(program.err().contains("--timeout"), program.err());
    }

    @Test
    void shouldSuggestTheRightCommand() {
        assertEquals(2, program.run("topic"));
        assertTrue(program.err().startsWith("There is no command 'topic'."), program.err());
        assertTrue(program.err().contains("signboard topics"), program.err());
    }

    @Test
    void shouldMissAFile() {
        assertEquals(2, program.run("ceremony", "define"));
        assertTrue(program.err().startsWith("Missing required parameter: 'FILE'."), program.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--timeout=0s", "--timeout=soon", "--lang=fr"})
    void shouldRefuseAValueOutOfBounds(String option) {
        assertEquals(2, program.run("watch", "c-1", option));
        assertTrue(program.err().startsWith("Invalid value for option '" + option.split("=", -1)[0]), program.err());
    }

    @Test
    void shouldTellThatAValueComesFromTheEnvironment() {
        assertEquals(2, program.with("SIGNBOARD_TIMEOUT", "soon").run("watch", "c-1"));
        assertTrue(program.err().contains("the environment variable SIGNBOARD_TIMEOUT"), program.err());
    }

    @Test
    void shouldTellThatAValueComesFromTheFile() throws IOException {
        Path file = config("timeout=soon");

        assertEquals(2, program.run("watch", "c-1", "--config", file.toString()));
        assertTrue(program.err().contains("the line timeout in " + file), program.err());
    }

    @Test
    void shouldNotLookAtTheEnvironmentWhereAFlagIsGiven() {
        int code = program.with("SIGNBOARD_TIMEOUT", "soon").run("watch", "not an id", "--timeout", "1s");

        assertEquals(2, code);
        assertTrue(program.err().startsWith("'not an id' is no ceremony's id"), program.err());
    }

    @Test
    void shouldRefuseTheSpellingOfFlagsInTheFile() throws IOException {
        Path file = config("bootstrap-servers=127.0.0.1:1");

        assertEquals(2, program.run("watch", "c-1", "--config", file.toString()));
        assertTrue(
                program.err().contains("says 'bootstrap-servers', which is spelled 'bootstrap.servers' there."),
                program.err());
    }

    @Test
    void shouldTellThatTheFileIsMissing() {
        Path file = folder.resolve("absent.properties");

        assertEquals(2, program.run("watch", "c-1", "--config", file.toString()));
        assertTrue(program.err().startsWith("The configuration file " + file + " does not exist."), program.err());
    }

    @Test
    void shouldTellThatTheFileIsNoPropertiesFile() throws IOException {
        Path file = config("password=secret\\uZZZZ");

        assertEquals(2, program.with("SIGNBOARD_CONFIG", file.toString()).run("watch", "c-1"));
        assertTrue(program.err().contains("broken \\u escape"), program.err());
        assertFalse(program.err().contains("secret"), program.err());
    }

    @Test
    void shouldNotShowASecretThatKafkaRefuses() throws IOException {
        Path file = config("security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=broken hunter2");

        int code = program.run("watch", "c-1", "--config", file.toString(), "--bootstrap-servers", "127.0.0.1:1", "-v");

        assertEquals(2, code, program.err());
        assertFalse(program.err().contains("hunter2"), program.err());
    }

    @Test
    void shouldSayInOneSentenceThatNoBrokerAnswers() {
        int code = program.run("topics", "plan", "--bootstrap-servers", "127.0.0.1:1", "--timeout", "300ms");

        assertEquals(1, code);
        assertEquals(
                "No Kafka broker answered at 127.0.0.1:1 in time; is it running, and is --bootstrap-servers right?"
                        + " (--timeout waits longer.)",
                program.err().strip());
    }

    @Test
    void shouldTellTheStackTraceWhenAskedTo() {
        int code = program.run("topics", "plan", "--bootstrap-servers", "127.0.0.1:1", "--timeout", "300ms", "-v");

        assertEquals(1, code);
        assertTrue(program.err().contains("\tat "), program.err());
    }

    @Test
    void shouldNotSendRejectsWithoutBeingToldWhich() {
        assertEquals(2, program.run("rejects", "replay", "--yes"));
        assertTrue(program.err().startsWith("Say which rejects are meant"), program.err());
    }

    @Test
    void shouldWantTheOneRejectThatIsRepaired() {
        assertEquals(2, program.run("rejects", "replay", "--all", "--repaired", "event.json"));
        assertTrue(program.err().contains("with --id"), program.err());
    }

    @Test
    void shouldListTheReasonsWhereOneIsUnknown() {
        assertEquals(2, program.run("rejects", "list", "--reason", "bad-hair"));
        assertTrue(program.err().contains("bad-amount, bad-date, conflict"), program.err());
    }

    @Test
    void shouldGenerateTheSameFeedFromTheSameOptions() throws IOException {
        Path feed = folder.resolve("feed.jsonl");

        int code = program.run("feed", "generate", "--projects", "20", "--seed", "7", "--output", feed.toString());

        assertEquals(0, code, program.err());
        assertTrue(program.err().startsWith("Wrote "), program.err());
        TestProgram again = new TestProgram().with("SIGNBOARD_PROJECTS", "20");
        assertEquals(0, again.run("feed", "generate", "--seed", "7"), again.err());
        assertEquals(Files.readString(feed), again.out());
    }

    @ParameterizedTest
    @CsvSource({"ZZZ, is no ISO 4217 currency", "XAU, has no smallest unit to count in"})
    void shouldRefuseACurrencyThatNobodySignsIn(String code, String why) {
        assertEquals(2, program.run("feed", "generate", "--projects", "5", "--currency", code));
        assertTrue(program.err().startsWith("'" + code + "' " + why), program.err());
    }

    @Test
    void shouldRefuseAHeartbeatThatScreensWouldTakeForSilence() {
        assertEquals(2, program.run("process", "--bootstrap-servers", "127.0.0.1:1", "--heartbeat", "10s"));
        assertTrue(
                program.err().startsWith("The settings don't fit: heartbeat must be above 0 and at most 4s"),
                program.err());
    }

    @Test
    void shouldNotTakeNothingForAPath() {
        assertEquals(2, program.run("run", "--data-dir", ""));
        assertTrue(program.err().contains("a path must not be empty"), program.err());
    }

    @Test
    void shouldReadTheFirstLineBehindAByteOrderMark() throws IOException {
        Path file = config("\uFEFFtimeout=soon");

        assertEquals(2, program.run("watch", "c-1", "--config", file.toString()));
        assertTrue(program.err().contains("the line timeout in " + file), program.err());
    }

    @Test
    void shouldWarnOfMisspelledSettings() throws IOException {
        Path file = config("bootstrap.server=127.0.0.1:1\nmetric.reporters=\ncomment=a");
        program.with("SIGNBOARD_TIMEOUTS", "5s").with("SIGNBOARD_SERVICE_HOST", "10.0.0.1");

        program.run("feed", "generate", "--projects", "1", "--config", file.toString());

        assertTrue(
                program.err()
                        .startsWith("Warning: nothing reads the line 'bootstrap.server' of " + file
                                + "; is bootstrap.servers meant?" + System.lineSeparator()
                                + "Warning: nothing reads the environment variable SIGNBOARD_TIMEOUTS; is"
                                + " SIGNBOARD_TIMEOUT meant?" + System.lineSeparator() + "Wrote 1 line: "),
                program.err());
    }

    @Test
    void shouldSayThatTheOutputCantBeWritten() {
        program.withOutputThatFails("No space left on device");

        assertEquals(1, program.run("--help"));
        assertEquals(
                "Standard output can't be written to its end; is the disk full?",
                program.err().strip());
    }

    @Test
    void shouldSayThatAFeedCantBeWrittenToTheOutput() {
        program.withOutputThatFails("No space left on device");

        assertEquals(1, program.run("feed", "generate", "--projects", "5"));
        assertEquals(
                "Standard output can't be written: the disk is full.",
                program.err().strip());
    }

    @Test
    void shouldLetAReaderHaveEnough() {
        program.withOutputThatFails("Broken pipe");

        assertEquals(0, program.run("--help"));
        assertEquals("", program.err());
        assertEquals(0, program.run("feed", "generate", "--projects", "5"));
        assertEquals("Stopped: nobody reads the output any more.", program.err().strip());
    }

    @Test
    void shouldMissTheNumberOfProjects() {
        assertEquals(2, program.run("feed", "generate"));
        assertTrue(program.err().startsWith("The option --projects is missing."), program.err());
    }

    @Test
    void shouldTellWhichFeedFileIsMissing() {
        assertEquals(1, program.run("feed", "replay", "absent.jsonl"));
        assertEquals("absent.jsonl does not exist.", program.err().strip());
    }

    @Test
    void shouldNotWriteAFeedAndItsDefinitionOverEachOther() {
        String same = folder.resolve("same.json").toString();
        String again = folder.resolve(".").resolve("same.json").toString();

        int code = program.run("feed", "generate", "--projects", "5", "--output", same, "--write-definition", again);

        assertEquals(2, code);
        assertTrue(program.err().startsWith("--output and --write-definition name the same file"), program.err());
        assertTrue(Files.notExists(Path.of(same)));
    }

    @Test
    void shouldSayWhyAFeedCantBeWritten() {
        Path nowhere = folder.resolve("no").resolve("folder.jsonl");

        int code = program.run("feed", "generate", "--projects", "5", "--output", nowhere.toString());

        assertEquals(1, code);
        assertEquals(
                nowhere + " can't be written: " + nowhere + " doesn't exist and can't be made.",
                program.err().strip());
    }

    @Test
    void shouldSayThatABrokersNameIsUnknown() {
        int code = program.run("topics", "plan", "--bootstrap-servers", "nobody.invalid:9092");

        assertEquals(1, code);
        assertTrue(
                program.err().startsWith("The name of the Kafka broker at nobody.invalid:9092 can't be resolved;"),
                program.err());
    }

    @Test
    void shouldSayOfEachDefinitionWhatIsWrong() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"ceremonyId\":\"c\",\"version\":1}");
        Path absent = folder.resolve("absent.json");

        int code = program.run("ceremony", "define", bad.toString(), absent.toString());

        assertEquals(1, code);
        assertTrue(program.err().startsWith(bad + ": "), program.err());
        assertTrue(program.err().contains("The file " + absent + " does not exist."), program.err());
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("signboard.properties"), text, StandardCharsets.UTF_8);
    }
}
