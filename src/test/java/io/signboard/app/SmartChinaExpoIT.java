package io.signboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplaySpeed;
import io.signboard.model.Summary;
import io.signboard.support.Canonical;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Fold;
import io.signboard.support.FoldedFigures;
import io.signboard.support.Schemas;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ceremony that the program was written for, from the feed to what readers of the topics see. */
class SmartChinaExpoIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Duration> SIZES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final List<String> WINDOW_FIGURES = List.of("projects", "amount", "channels");

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldGiveEveryPublishedFigure(int partitions, @TempDir Path folder) throws InterruptedException, IOException {
        try (TestBroker broker = TestBroker.start(partitions);
                TestProgram program = TestProgram.start(broker.bootstrapServers(), folder);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), "sce-2021")) {
            Demo demo = new Demo(
                    program.live(), ReplaySpeed.MAX, Pacer.monotonic(), Clock.systemUTC(), ReplayListener.NONE);

            demo.define();
            demo.replay();
            Summary settled = demo.settled();

            List<FigureRow> rows = demo.compare(settled);
            assertEquals(List.of(), rows.stream().filter(row -> !row.same()).toList());
            assertEquals(47, rows.size());
            Fold fold = TestFeed.fold(broker.bootstrapServers(), partitions);
            FoldedFigures figures = fold.figures(definition());
            summaries.awaitFigures(figures, PATIENCE);
            summaries.assertSound();
            summaries.assertValid(1);
            assertWindows(broker, figures);
            assertRejects(broker);
        }
    }

    private static JsonNode definition() throws IOException {
        try (InputStream in = SmartChinaExpoIT.class.getResourceAsStream("/sce-2021/definition.json")) {
            return Schemas.tree(Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static void assertWindows(TestBroker broker, FoldedFigures figures) {
        Map<String, JsonNode> newest = new TreeMap<>();
        Map<String, Long> revisions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                CommittedTopic.all(broker.bootstrapServers(), "ceremony.windows")) {
            String key = new String(record.key(), UTF_8);
            JsonNode window = Schemas.tree(record.value());
            assertEquals(Set.of(), Schemas.violations("window-summary.schema.json", record.value()));
            assertEquals(
                    revisions.getOrDefault(key, 0L) + 1, window.get("revision").longValue(), key);
            assertEquals(key, SummaryLog.header(record, "ce_subject"));
            revisions.put(key, window.get("revision").longValue());
            newest.put(key, window);
        }
        Map<String, String> shown = new TreeMap<>();
        newest.forEach((key, window) -> {
            if (window.get("projects").asLong() > 0) {
                shown.put(key, figures(window));
            }
        });
        Map<String, String> folded = new TreeMap<>();
        figures.windows(SIZES).forEach((key, window) -> folded.put(key, figures(window)));
        assertEquals(folded, shown);
        assertEquals(
                figures.counted(),
                newest.entrySet().stream()
                        .filter(window -> window.getKey().contains("|PT1M|"))
                        .mapToLong(window -> window.getValue().get("projects").longValue())
                        .sum());
    }

    private static String figures(JsonNode window) {
        List<String> others = window.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !WINDOW_FIGURES.contains(name))
                .toList();
        return Canonical.text(window, others);
    }

    /** What the feed's own description says is to be refused. */
    private static void assertRejects(TestBroker broker) {
        Map<String, String> rejects = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> reject :
                CommittedTopic.all(broker.bootstrapServers(), "ceremony.rejects")) {
            ConsumerRecord<byte[], byte[]> original = original(broker, reject);
            assertArrayEquals(original.key(), reject.key());
            if (reject.value() != null) {
                assertArrayEquals(original.value(), reject.value());
                original.headers()
                        .forEach(header -> assertArrayEquals(
                                header.value(),
                                reject.headers().lastHeader(header.key()).value()));
            }
            assertTrue(SummaryLog.header(reject, "signboard_detail").endsWith("."));
            rejects.put(SummaryLog.header(reject, "signboard_reason"), new String(reject.key(), UTF_8));
        }
        assertEquals(
                Map.of("bad-amount", "sce-2021-093", "below-minimum", "sce-2021-056", "conflict", "sce-2021-021"),
                rejects);
    }

    private static ConsumerRecord<byte[], byte[]> original(TestBroker broker, ConsumerRecord<byte[], byte[]> reject) {
        String topic = SummaryLog.header(reject, "signboard_topic");
        String partition = SummaryLog.header(reject, "signboard_partition");
        String offset = SummaryLog.header(reject, "signboard_offset");
        return CommittedTopic.all(broker.bootstrapServers(), topic).stream()
                .filter(record -> String.valueOf(record.partition()).equals(partition)
                        && String.valueOf(record.offset()).equals(offset))
                .findFirst()
                .orElseThrow();
    }
}
