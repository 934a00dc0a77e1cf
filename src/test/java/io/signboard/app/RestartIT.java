package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Fold;
import io.signboard.support.Schemas;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is ended and started again in order. */
class RestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldPublishNothingNewAfterARestartButHeartbeats(int partitions, @TempDir Path folder) throws Exception {
        TestFeed live = TestFeed.untidy("c-live", 600, 61);
        TestFeed provisional = TestFeed.untidy("c-provisional", 600, 62);
        provisional.definition().put("status", "provisional");
        try (TestBroker broker = TestBroker.start(partitions);
                SummaryLog beating = SummaryLog.open(broker.bootstrapServers(), "c-live");
                SummaryLog silent = SummaryLog.open(broker.bootstrapServers(), "c-provisional")) {
            String servers = broker.bootstrapServers();
            Fold fold;
            try (TestProgram first = TestProgram.start(servers, folder)) {
                TestFeed.define(servers, live.definition());
                TestFeed.define(servers, provisional.definition());
                TestFeed.replay(servers, Duration.ZERO, live, provisional);
                fold = TestFeed.fold(servers, partitions);
                beating.awaitFigures(fold.figures(live.definition()), PATIENCE);
                silent.awaitFigures(fold.figures(provisional.definition()), PATIENCE);
                assertTrue(first.failure().isEmpty());
            }
            int beatsBefore = beating.summaries().size();
            int silentBefore = silent.summaries().size();
            int windowsBefore = CommittedTopic.all(servers, "ceremony.windows").size();
            int rejectsBefore = CommittedTopic.all(servers, "ceremony.rejects").size();

            try (TestProgram second = TestProgram.start(servers, folder)) {
                beating.await(
                        "two heartbeats",
                        PATIENCE,
                        summary -> summary.get("sequence").intValue() >= beatsBefore + 2);

                assertEquals(silentBefore, silent.summaries().size());
                beating.awaitFigures(fold.figures(live.definition()), PATIENCE);
                assertEquals(
                        windowsBefore,
                        CommittedTopic.all(servers, "ceremony.windows").size());
                assertEquals(
                        rejectsBefore,
                        CommittedTopic.all(servers, "ceremony.rejects").size());
                TestFeed.send(servers, event("c-provisional", "p-after", 7_000_000));
                silent.awaitFigures(TestFeed.fold(servers, partitions).figures(provisional.definition()), PATIENCE);
                assertEquals(silentBefore + 1, silent.summaries().size());
                beating.assertSound();
                silent.assertSound();
                assertTrue(second.failure().isEmpty());
            }
        }
    }

    @Test
    void shouldShowZerosOfAnEmptyCeremony(@TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(3);
                TestProgram program = TestProgram.start(broker.bootstrapServers(), folder)) {
            String servers = broker.bootstrapServers();
            awaitDefined(servers, "c-first");

            awaitDefined(servers, "c-empty");

            JsonNode summary;
            try (SummaryLog summaries = SummaryLog.open(servers, "c-empty")) {
                summary = summaries.summaries().get(0);
                summaries.assertValid(1);
                assertEquals(
                        new Fold(3).figures(definition("c-empty")).projects(),
                        summary.at("/headline/projects").intValue());
                summaries.awaitFigures(new Fold(3).figures(definition("c-empty")), PATIENCE);
            }
            assertTrue(program.failure().isEmpty());
        }
    }

    /** Defines a ceremony and waits for its first summary. */
    private static void awaitDefined(String servers, String ceremonyId) {
        try (SummaryLog summaries = SummaryLog.open(servers, ceremonyId)) {
            TestFeed.define(servers, definition(ceremonyId));
            summaries.await("a summary", PATIENCE, summary -> true);
        }
    }

    private static JsonNode definition(String ceremonyId) {
        String json = "{\"ceremonyId\": \"" + ceremonyId + "\", \"version\": 7, \"currency\": \"JPY\","
                + " \"sectors\": [{\"id\": \"robots\"}], \"tiers\": [{\"id\": \"any\", \"above\": 0}]}";
        return Schemas.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> event(String ceremonyId, String projectId, long amount) {
        String json = "{\"type\": \"signed\", \"eventId\": \"e-" + projectId + "\", \"ceremonyId\": \"" + ceremonyId
                + "\", \"projectId\": \"" + projectId + "\", \"value\": {\"amount\": " + amount
                + ", \"currency\": \"CNY\"}, \"dateSigned\": \"2021-08-23T10:31:07+08:00\"}";
        return new ProducerRecord<>(
                "ceremony.project-events.online",
                projectId.getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
