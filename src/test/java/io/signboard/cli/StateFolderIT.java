package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.ChildProgram;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A processor's folder: one processor's at a time, and nothing that a total rests on. */
final class StateFolderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestBroker broker = TestBroker.start(1);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void shouldRefuseAFolderThatAnotherProcessorUsesUntilThatOneIsKilled() {
        try (ChildProgram first = ChildProgram.start(arguments())) {
            first.awaitRunning();
            try (BackgroundProgram second = BackgroundProgram.start(arguments())) {
                assertEquals(1, second.awaitEnd());
                assertTrue(
                        second.err()
                                .contains("Another running processor uses the folder " + folder
                                        + "/state: stop that one, or give this one another folder with --data-dir."),
                        second.err());
            }

            first.kill();

            try (BackgroundProgram next = BackgroundProgram.start(arguments())) {
                next.awaitSaid("Running");
            }
        }
    }

    @Test
    void shouldTallyTheSameWhateverLiesInItsFolder() throws Exception {
        Path task = Files.createDirectories(folder.resolve("state/signboard/0_0"));
        Files.writeString(task.resolve(".checkpoint"), "0\n1\nsignboard-ledger-changelog 0 99999999\n");
        Files.writeString(task.resolve(".lock"), "garbage");
        Files.writeString(folder.resolve("state/signboard/kafka-streams-process-metadata"), "{garbage");
        Files.writeString(folder.resolve("state/signboard/global"), "a file where a folder might be");
        Files.writeString(folder.resolve("state/.signboard-lock"), "garbage");
        try (BackgroundProgram program = BackgroundProgram.start(arguments());
                Ceremony ceremony = new Ceremony(broker);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), "c-1")) {
            program.awaitSaid("Running");
            ceremony.send("ceremony.definitions", "c-1", Ceremony.definition("c-1", 1, "live"), Map.of());

            ceremony.send("ceremony.project-events.online", "p-1", Ceremony.event("c-1", "p-1", "5"), Map.of());

            assertEquals(
                    "5",
                    summaries.awaitProjects(1, PATIENCE).at("/headline/amount").asText());
            assertEquals(0, program.end(PATIENCE), program.err());
        }
    }

    /** As it starts, and as it takes up its partitions and their state. */
    @Test
    void shouldEndInTimeHoweverFarItHasStarted() {
        for (String said : List.of("Broker", "Health", "Running")) {
            try (BackgroundProgram program = BackgroundProgram.start(arguments())) {
                program.awaitSaid(said);

                assertEquals(0, program.end(SOON), program.err());
            }
        }
    }

    private String[] arguments() {
        return new String[] {
            "process",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--http-port",
            "0",
            "--data-dir",
            folder.toString()
        };
    }
}
