package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.FoldedFigures;
import io.signboard.support.LeftState;
import io.signboard.support.Schemas;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.support.WindowCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Today's program on what an older one left. If this fails a running ceremony can't be upgraded: read the old state too. A
 * new version of a format adds its number and its file here.
 */
final class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "c-old";

    @ParameterizedTest
    @ValueSource(ints = 1)
    void shouldGoOnWithTheTotalsThatAnOlderProgramLeft(int version, @TempDir Path folder) throws Exception {
        LeftState left = LeftState.ofVersion(version);
        JsonNode definition = Schemas.tree(left.definition());
        try (TestBroker broker = TestBroker.start(1);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            left.plant(broker);
            JsonNode before = summaries.last();
            try (TestProgram program = TestProgram.start(servers, folder)) {
                TestFeed.send(servers, event());

                FoldedFigures figures = TestFeed.fold(servers, 1).figures(definition);
                JsonNode after = summaries.awaitFigures(figures, PATIENCE);

                assertEquals(
                        before.at("/headline/projects").intValue() + 1,
                        after.at("/headline/projects").intValue());
                assertNumberedOn(summaries);
                WindowCheck.assertFolded(servers, ID, figures);
                assertTrue(program.failure().isEmpty());
            }
        }
    }

    /** The old program's summaries and today's have one sequence. */
    private static void assertNumberedOn(SummaryLog summaries) {
        long next = 1;
        for (JsonNode summary : summaries.summaries()) {
            assertEquals(next, summary.get("sequence").longValue());
            next++;
        }
    }

    private static ProducerRecord<byte[], byte[]> event() {
        String json = "{\"type\": \"signed\", \"eventId\": \"e-new\", \"ceremonyId\": \"" + ID
                + "\", \"projectId\": \"p-new\", \"value\": {\"amount\": 7000000, \"currency\": \"CNY\"},"
                + " \"dateSigned\": \"2021-08-23T10:31:07+08:00\"}";
        return new ProducerRecord<>(
                "ceremony.project-events.online",
                "p-new".getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
