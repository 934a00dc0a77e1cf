package io.signboard.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What must hold of a ceremony's windows when all is published. */
public final class WindowCheck {

    private static final List<Duration> SIZES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final List<String> FIGURES = List.of("projects", "amount", "channels");

    private WindowCheck() {}

    /** Asserts that the newest state of every window is the folded one, and that each came by its revisions. */
    public static void assertFolded(String bootstrapServers, String ceremonyId, FoldedFigures figures) {
        Map<String, JsonNode> newest = newest(bootstrapServers, ceremonyId);
        Map<String, String> shown = new TreeMap<>();
        newest.forEach((key, window) -> {
            if (window.get("projects").asLong() > 0) {
                shown.put(key, figures(window));
            }
        });
        Map<String, String> folded = new TreeMap<>();
        figures.windows(SIZES).forEach((key, window) -> folded.put(key, figures(window)));
        assertEquals(folded, shown);
        List<JsonNode> tumbling = newest.values().stream()
                .filter(window -> window.get("size").textValue().equals("PT1M"))
                .toList();
        assertEquals(
                figures.counted(),
                tumbling.stream()
                        .mapToLong(window -> window.get("projects").longValue())
                        .sum());
        BigDecimal amount = tumbling.stream()
                .map(window -> window.get("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, figures.countedAmount().compareTo(amount), () -> "windows sum to " + amount);
    }

    private static Map<String, JsonNode> newest(String bootstrapServers, String ceremonyId) {
        Map<String, JsonNode> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : CommittedTopic.all(bootstrapServers, "ceremony.windows")) {
            String key = new String(record.key(), UTF_8);
            if (key.startsWith(ceremonyId + "|")) {
                JsonNode window = Schemas.tree(record.value());
                JsonNode before = newest.put(key, window);
                assertEquals(key, SummaryLog.header(record, "ce_subject"));
                long revision = before == null ? 0 : before.get("revision").longValue();
                assertEquals(revision + 1, window.get("revision").longValue(), key);
                assertTrue(
                        before == null
                                || !before.get("final").asBoolean()
                                || window.get("final").asBoolean(),
                        key);
            }
        }
        newest.values().stream()
                .limit(100)
                .forEach(window -> assertEquals(
                        Set.of(),
                        Schemas.violations(
                                "window-summary.schema.json", window.toString().getBytes(UTF_8))));
        return newest;
    }

    private static String figures(JsonNode window) {
        List<String> others = window.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !FIGURES.contains(name))
                .toList();
        return Canonical.text(window, others);
    }
}
