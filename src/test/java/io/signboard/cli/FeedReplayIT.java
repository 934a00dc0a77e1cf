package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReplayIT {

    private final TestBroker broker = TestBroker.shared();
    private final TestProgram program =
            new TestProgram().with("SIGNBOARD_BOOTSTRAP_SERVERS", broker.bootstrapServers());

    @TempDir
    private Path folder;

    private Path feed;

    @BeforeEach
    void generate() {
        feed = folder.resolve("feed.jsonl");
        assertEquals(0, new TestProgram().run("feed", "generate", "--projects", "50", "--output", feed.toString()));
    }

    @Test
    void shouldSendAFeedWithoutABarWhereNobodyWatches() throws Exception {
        int code = program.run("feed", "replay", feed.toString(), "--speed", "max");

        assertEquals(0, code, program.err());
        assertEquals(
                "Sent " + Files.readAllLines(feed).size() + " events.",
                program.out().strip());
        assertEquals("", program.err());
    }

    @Test
    void shouldShowABarInATerminal() {
        int code = program.inTerminal().run("feed", "replay", feed.toString(), "--speed", "max");

        assertEquals(0, code, program.err());
        assertTrue(program.err().contains("\rSending"), program.err());
        assertTrue(program.err().contains("100%"), program.err());
    }

    @Test
    void shouldSayHowFarItCameWhenStopped() {
        program.stop().request();

        int code = program.run("feed", "replay", feed.toString(), "--speed", "0.001");

        assertEquals(1, code);
        assertTrue(program.out().startsWith("Stopped after "), program.out());
    }

    @Test
    void shouldSendAllLinesBeforeOneOfNoUseAndSayHowMany() throws Exception {
        List<String> lines = Files.readAllLines(feed);
        Path cut = Files.writeString(folder.resolve("cut.jsonl"), String.join("\n", lines) + "\n{\"type\":\"signed\"");

        int code = program.run("feed", "replay", cut.toString(), "--speed", "max");

        assertEquals(1, code);
        assertEquals(
                cut + ", line " + (lines.size() + 1)
                        + ": the line is not a JSON object: Unexpected end-of-input: expected close marker for Object."
                        + " Before that, " + lines.size() + " events were sent.",
                program.err().strip());
    }

    @Test
    void shouldNameTheLineThatIsOfNoUse() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"type\":\"signed\"}\n");

        int code = program.run("feed", "replay", bad.toString(), "--speed", "max");

        assertEquals(1, code);
        assertTrue(program.err().startsWith(bad + ", line 1: "), program.err());
    }
}
