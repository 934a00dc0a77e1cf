package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.feed.ReplayResult;
import io.signboard.support.ChildProgram;
import io.signboard.support.Fold;
import io.signboard.support.FoldedFigures;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.support.WindowCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are killed as {@code kill -9} does, in the middle of a feed. */
class CrashIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration FEED = Duration.ofSeconds(10);
    private static final String ID = "c-crash";

    @ParameterizedTest
    @ValueSource(strings = {"memory", "disk"})
    void shouldEndExactlyAfterTheOnlyProcessorWasKilled(String ledger, @TempDir Path folder) {
        TestFeed feed = TestFeed.untidy(ID, 20_000, 71);
        List<TestFeed> halves = feed.halves();
        try (TestBroker broker = TestBroker.start(1);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            TestFeed.define(servers, feed.definition());
            CompletableFuture<ReplayResult> replay;
            JsonNode atKill;
            try (ChildProgram killed = process(servers, folder, "--ledger", ledger)) {
                killed.awaitRunning();
                replay = TestFeed.replaying(servers, FEED, halves.get(0));
                atKill = summaries.awaitProjects(1000, PATIENCE);
                killed.kill();
            }

            try (ChildProgram again = process(servers, folder, "--ledger", ledger)) {
                again.awaitRunning();
                assertTrue(replay.join().complete());
                TestFeed.replay(servers, FEED, halves.get(1));
                assertFolded(servers, 1, feed, summaries);
                assertInTheMiddle(atKill, summaries);
            }
        }
    }

    /** Its session would go on for longer than the test waits. */
    @Test
    void shouldGoOnAtOnceInTheFolderOfAProcessorThatWasKilled(@TempDir Path folder) throws IOException {
        TestFeed first = TestFeed.untidy(ID, 500, 75);
        Path config = Files.writeString(
                folder.resolve("long.properties"),
                "main.consumer.session.timeout.ms=" + PATIENCE.plusMinutes(2).toMillis());
        try (TestBroker broker = TestBroker.start(2);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            TestFeed.define(servers, first.definition());
            try (ChildProgram killed = process(servers, folder, "--config", config.toString())) {
                killed.awaitRunning();
                TestFeed.replay(servers, Duration.ZERO, first);
                summaries.awaitFigures(TestFeed.fold(servers, 2).figures(first.definition()), PATIENCE);
                killed.kill();
            }

            try (ChildProgram again = process(servers, folder, "--config", config.toString())) {
                again.awaitRunning();
                first.definition().put("version", 2).put("minimumAmount", 1);
                TestFeed.define(servers, first.definition());
                summaries.await(
                        "a summary by the new definition",
                        PATIENCE,
                        summary -> summary.get("definitionVersion").intValue() == 2);
                summaries.assertSound();
            }
        }
    }

    @Test
    void shouldEndExactlyAfterOneOfTwoProcessorsWasKilled(@TempDir Path one, @TempDir Path other) {
        TestFeed feed = TestFeed.untidy(ID, 20_000, 72);
        List<TestFeed> halves = feed.halves();
        try (TestBroker broker = TestBroker.start(4);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            TestFeed.define(servers, feed.definition());
            try (ChildProgram killed = process(servers, one);
                    ChildProgram survivor = process(servers, other)) {
                killed.awaitRunning();
                survivor.awaitRunning();
                Group.awaitMembers(servers, 2, PATIENCE);
                CompletableFuture<ReplayResult> replay = TestFeed.replaying(servers, FEED, halves.get(0));
                JsonNode atKill = summaries.awaitProjects(1000, PATIENCE);

                killed.kill();

                assertTrue(replay.join().complete());
                TestFeed.replay(servers, FEED, halves.get(1));
                assertFolded(servers, 4, feed, summaries);
                assertInTheMiddle(atKill, summaries);
            }
        }
    }

    /** One that ends in order leaves the group, so that nobody waits for its session to time out. */
    @Test
    void shouldTakeOverAtOnceFromAProcessorThatEndsInOrder(@TempDir Path one, @TempDir Path other) {
        TestFeed first = TestFeed.untidy("c-first", 1000, 73);
        TestFeed feed = TestFeed.untidy(ID, 4000, 74);
        try (TestBroker broker = TestBroker.start(4);
                SummaryLog firsts = SummaryLog.open(broker.bootstrapServers(), "c-first");
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            TestFeed.define(servers, first.definition());
            TestFeed.define(servers, feed.definition());
            try (ChildProgram leaving = process(servers, one);
                    ChildProgram staying = process(servers, other)) {
                leaving.awaitRunning();
                staying.awaitRunning();
                Group.awaitMembers(servers, 2, PATIENCE);
                TestFeed.replay(servers, Duration.ZERO, first);
                firsts.awaitFigures(TestFeed.fold(servers, 4).figures(first.definition()), PATIENCE);
                Instant left = Clock.systemUTC().instant();

                Optional<Integer> exitCode = leaving.terminate(Duration.ofSeconds(10));
                TestFeed.replay(servers, Duration.ZERO, feed);

                assertEquals(Optional.of(0), exitCode, () -> "" + leaving.output());
                Instant tookOver = Instant.parse(
                        summaries.awaitProjects(1, PATIENCE).get("publishedAt").textValue());
                assertTrue(tookOver.isBefore(left.plusSeconds(8)), () -> Duration.between(left, tookOver) + " later");
                assertFolded(servers, 4, feed, summaries);
                firsts.assertSound();
                assertTrue(longestGap(firsts).compareTo(Duration.ofSeconds(8)) < 0, () -> "" + longestGap(firsts));
            }
        }
    }

    private static void assertInTheMiddle(JsonNode atKill, SummaryLog summaries) {
        int before = atKill.at("/headline/projects").intValue();
        int after = summaries.last().at("/headline/projects").intValue();
        assertTrue(before < after * 0.9, () -> before + " of " + after);
    }

    private static ChildProgram process(String servers, Path folder, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "process", "--bootstrap-servers", servers, "--data-dir", folder.toString(), "--http-port", "0"));
        arguments.addAll(List.of(settings));
        return ChildProgram.start(arguments.toArray(String[]::new));
    }

    private static void assertFolded(String servers, int partitions, TestFeed feed, SummaryLog summaries) {
        Fold fold = TestFeed.fold(servers, partitions);
        FoldedFigures figures = fold.figures(feed.definition());
        summaries.awaitFigures(figures, PATIENCE);
        summaries.assertSound();
        summaries.assertValid(20);
        WindowCheck.assertFolded(servers, ID, figures);
    }

    private static Duration longestGap(SummaryLog summaries) {
        Duration longest = Duration.ZERO;
        @Nullable Instant before = null;
        for (JsonNode summary : summaries.summaries()) {
            java.time.Instant at =
                    java.time.Instant.parse(summary.get("publishedAt").textValue());
            if (before != null && Duration.between(before, at).compareTo(longest) > 0) {
                longest = Duration.between(before, at);
            }
            before = at;
        }
        return longest;
    }
}
