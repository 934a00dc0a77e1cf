package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.HandMadeTopics;
import io.signboard.support.TestBroker;
import io.signboard.wire.Topic;
import io.signboard.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does to the topics under a running processor. It looks at them every 30 s, in these tests much sooner. */
final class TopicsUnderwayIT {

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithOneSentenceWhenAnEventTopicIsDeleted() throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                Admin admin = broker.admin();
                BackgroundProgram program = process(broker)) {
            program.awaitSaid("Running");

            admin.deleteTopics(List.of("ceremony.project-events.online")).all().get();

            assertEquals(1, program.awaitEnd());
            assertEquals(
                    "The processor stopped: An event topic was deleted: stop every processor, run `./signboard topics apply"
                            + " --bootstrap-servers " + broker.bootstrapServers() + "` and start again.",
                    lastLine(program));
        }
    }

    @Test
    void shouldEndWithOneSentenceWhenTheEventTopicsGrow() throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                Admin admin = broker.admin();
                BackgroundProgram program = process(broker)) {
            program.awaitSaid("Running");

            HandMadeTopics.grow(admin, Topics.EVENTS.stream().map(Topic::name).toList(), 2);

            assertEquals(1, program.awaitEnd());
            assertTrue(
                    lastLine(program)
                            .startsWith(
                                    "The processor stopped: The event topics have got another partition count than"),
                    program.err());
        }
    }

    private static String lastLine(BackgroundProgram program) {
        List<String> lines = program.err().lines().toList();
        return lines.get(lines.size() - 1);
    }

    private BackgroundProgram process(TestBroker broker) throws Exception {
        Map<String, String> attentive = Map.of(
                "consumer.metadata.max.age.ms", "500",
                "main.consumer.session.timeout.ms", "1500",
                "main.consumer.heartbeat.interval.ms", "400");
        Path config = Files.write(
                folder.resolve("attentive.properties"),
                attentive.entrySet().stream().map(Map.Entry::toString).toList());
        return BackgroundProgram.start(
                "process",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--http-port",
                "0",
                "--data-dir",
                folder.toString(),
                "--config",
                config.toString());
    }
}
