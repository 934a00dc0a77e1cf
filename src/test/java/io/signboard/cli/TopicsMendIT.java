package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.HandMadeTopics;
import io.signboard.support.TestBroker;
import io.signboard.support.TopicSetting;
import io.signboard.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start refuses topics that aren't as they must be, and the command that it prints mends them. */
final class TopicsMendIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ONLINE = "ceremony.project-events.online";

    @TempDir
    private Path folder;

    @Test
    void shouldMakeMissingTopics() throws Exception {
        try (TestBroker broker = TestBroker.bare()) {
            List<String> said = assertMends(broker);

            assertEquals(7, said.size(), said.toString());
            assertTrue(said.contains("The topic " + ONLINE + " is missing: `./signboard topics apply"
                    + " --bootstrap-servers " + broker.bootstrapServers() + "` makes it."));
        }
    }

    @Test
    void shouldSetRightUnequalPartitions() throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                Admin admin = broker.admin()) {
            HandMadeTopics.grow(admin, List.of(ONLINE), 2);

            List<String> said = assertMends(broker);

            assertTrue(said.get(0).startsWith("The event topics must have one partition count, but "), said.toString());
            assertTrue(said.get(0).contains(ONLINE + " has 2"), said.toString());
        }
    }

    @Test
    void shouldSetRightTopicsThatForget() throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                Admin admin = broker.admin()) {
            TopicSetting.set(admin, ONLINE, "cleanup.policy", "compact");
            TopicSetting.set(admin, "ceremony.project-events.offline", "retention.ms", "1000");
            TopicSetting.set(admin, Topics.DEFINITIONS.name(), "retention.bytes", "1000");
            TopicSetting.set(admin, Topics.REJECTS.name(), "max.message.bytes", "1000");

            List<String> said = assertMends(broker);

            assertEquals(4, said.size(), said.toString());
            assertTrue(
                    said.stream()
                            .anyMatch(
                                    line -> line.startsWith(
                                            "The topic " + ONLINE
                                                    + " must keep every record for ever, but has cleanup.policy=compact, retention.ms=-1")),
                    said.toString());
        }
    }

    /** What the refused start said, line by line; after the commands in it the next start works. */
    private List<String> assertMends(TestBroker broker) {
        List<String> said;
        try (BackgroundProgram refused = process(broker)) {
            assertEquals(1, refused.awaitEnd(), refused.err());
            said = refused.err().lines().skip(1).toList();
        }
        said.stream().map(TopicsMendIT::commandIn).distinct().forEach(TopicsMendIT::run);
        try (BackgroundProgram mended = process(broker)) {
            mended.awaitSaid("Running");
            assertEquals(0, mended.end(SOON), mended.err());
        }
        return said;
    }

    private BackgroundProgram process(TestBroker broker) {
        return BackgroundProgram.start(
                "process",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--http-port",
                "0",
                "--data-dir",
                folder.toString());
    }

    private static String commandIn(String sentence) {
        return sentence.replaceAll(".*`\\./signboard ([^`]*)`.*", "$1");
    }

    private static void run(String command) {
        TestProgram program = new TestProgram().at(Clock.systemUTC());
        assertEquals(0, program.run(command.split(" ", -1)), program.err());
    }
}
