package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.feed.ReplayResult;
import io.signboard.support.Canonical;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Fold;
import io.signboard.support.FoldedFigures;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.support.WindowCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that come when they like: after the events, and again in the middle of them. */
class LateDefinitionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "c-late";
    private static final int SAMPLES = 12;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldTallyWhatWasParkedOnceTheDefinitionComes(int partitions, @TempDir Path folder) throws Exception {
        TestFeed feed = TestFeed.untidy(ID, 3000, 21);
        try (TestBroker broker = TestBroker.start(partitions);
                TestProgram program = TestProgram.start(broker.bootstrapServers(), folder);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            TestFeed.replay(broker.bootstrapServers(), Duration.ZERO, feed);
            awaitNoLag(program);
            assertEquals(List.of(), summaries.summaries());

            TestFeed.define(broker.bootstrapServers(), feed.definition());

            FoldedFigures figures =
                    TestFeed.fold(broker.bootstrapServers(), partitions).figures(feed.definition());
            summaries.awaitFigures(figures, PATIENCE);
            summaries.assertSound();
            WindowCheck.assertFolded(broker.bootstrapServers(), ID, figures);
            assertRefusedByPosition(broker, figures);
        }
    }

    private static void awaitNoLag(TestProgram program) {
        try (GroupLag lag = new GroupLag(program.live().clientSettings(), StreamsProperties.APPLICATION_ID, PATIENCE)) {
            Awaitility.await("no lag").atMost(PATIENCE).until(() -> lag.total() == 0);
        }
    }

    /** What only the definition refuses is reported once, without its bytes but with where they lie. */
    private static void assertRefusedByPosition(TestBroker broker, FoldedFigures figures) {
        Map<String, ConsumerRecord<byte[], byte[]>> events = new HashMap<>();
        TestFeed.events(broker.bootstrapServers())
                .forEach(event -> events.put(event.topic() + event.partition() + "@" + event.offset(), event));
        Map<String, Long> refused = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> reject :
                CommittedTopic.all(broker.bootstrapServers(), "ceremony.rejects")) {
            String reason = SummaryLog.header(reject, "signboard_reason");
            if (List.of("below-minimum", "currency-mismatch").contains(reason)) {
                @Nullable
                ConsumerRecord<byte[], byte[]> event = events.get(SummaryLog.header(reject, "signboard_topic")
                        + SummaryLog.header(reject, "signboard_partition")
                        + "@"
                        + SummaryLog.header(reject, "signboard_offset"));
                assertNull(reject.value());
                assertArrayEquals(Objects.requireNonNull(event).key(), reject.key());
                refused.merge(reason, 1L, Long::sum);
            }
        }
        assertEquals(figures.refusedByDefinition(), refused);
        assertTrue(refused.size() == 2, () -> "the feed holds both: " + refused);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldTallyAnewWithEachHigherVersionDuringTheFeed(int partitions, @TempDir Path folder) throws Exception {
        TestFeed feed = TestFeed.untidy(ID, 8000, 22);
        try (TestBroker broker = TestBroker.start(partitions);
                TestProgram program = TestProgram.start(broker.bootstrapServers(), folder);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            Map<Long, JsonNode> definitions = Map.of(1L, feed.definition(), 2L, stricter(feed), 3L, looser(feed));
            CompletableFuture<ReplayResult> replay = TestFeed.replaying(servers, Duration.ofSeconds(6), feed);

            TestFeed.define(servers, definitions.get(1L));
            summaries.awaitProjects(500, PATIENCE);
            TestFeed.define(servers, definitions.get(2L));
            summaries.await("version 2", PATIENCE, summary -> isVersion(2, summary));
            TestFeed.define(servers, definitions.get(1L));
            summaries.awaitProjects(1500, PATIENCE);
            TestFeed.define(servers, definitions.get(3L));

            assertTrue(replay.join().complete());
            Fold fold = TestFeed.fold(servers, partitions);
            summaries.awaitFigures(fold.figures(looser(feed)), PATIENCE);
            summaries.assertSound();
            summaries.assertValid(20);
            assertFolds(summaries.summaries(), TestFeed.events(servers), definitions, partitions);
            WindowCheck.assertFolded(servers, ID, fold.figures(looser(feed)));
            assertTrue(program.failure().isEmpty());
        }
    }

    private static boolean isVersion(int version, JsonNode summary) {
        return summary.get("definitionVersion").intValue() == version;
    }

    private static ObjectNode stricter(TestFeed feed) {
        ObjectNode definition = feed.definition().deepCopy();
        definition.put("version", 2).put("minimumAmount", 3_000_000).put("guestsInHeadline", true);
        definition.withArray("sectors").remove(0);
        definition.withArray("provinces").remove(1);
        definition.putArray("tiers").addObject().put("id", "over-4m").put("above", 4_000_000);
        return definition;
    }

    private static ObjectNode looser(TestFeed feed) {
        ObjectNode definition = feed.definition().deepCopy();
        definition.put("version", 3).put("status", "provisional").put("minimumAmount", 1);
        definition.remove("host");
        definition.putObject("exchangeRates").put("USD", 6.4768).put("JPY", "0.0583");
        definition.putObject("previous").put("projects", 71).put("amount", 271_200_000_000L);
        return definition;
    }

    /** Asserts that summaries spread over all are the fold of what lies below their inputs, with their definition. */
    private static void assertFolds(
            List<JsonNode> summaries,
            List<ConsumerRecord<byte[], byte[]>> events,
            Map<Long, JsonNode> definitions,
            int partitions) {
        int step = Math.max(1, summaries.size() / SAMPLES);
        for (int i = 0; i < summaries.size(); i++) {
            JsonNode summary = summaries.get(i);
            boolean first = i > 0
                    && !summary.get("definitionVersion")
                            .equals(summaries.get(i - 1).get("definitionVersion"));
            if (i % step == 0 || first) {
                Fold fold = new Fold(partitions);
                events.stream().filter(event -> isBelow(event, summary)).forEach(fold::add);
                JsonNode definition =
                        definitions.get(summary.get("definitionVersion").longValue());
                assertEquals(
                        Canonical.text(fold.figures(definition).summary()),
                        SummaryLog.figures(summary),
                        () -> "fold of " + summary.get("inputs"));
            }
        }
    }

    private static boolean isBelow(ConsumerRecord<byte[], byte[]> event, JsonNode summary) {
        return event.offset()
                < summary.get("inputs")
                        .get(event.topic())
                        .get(String.valueOf(event.partition()))
                        .longValue();
    }
}
