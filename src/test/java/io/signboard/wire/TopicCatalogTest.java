package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.wire.TopicSpec.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicCatalogTest {

    private static final long THIRTY_DAYS_MS = 2_592_000_000L;

    private final TopicCatalog catalog = TopicCatalog.load();

    @Test
    void shouldKnowTheThreeEventTopics() {
        Set<String> names = catalog.events().stream().map(TopicSpec::name).collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "ceremony.project-events.online",
                        "ceremony.project-events.offline",
                        "ceremony.project-events.off-site"),
                names);
    }

    @Test
    void shouldKeepEventsAndDefinitionsForEver() {
        for (TopicSpec topic : catalog.topics()) {
            if (topic.role() == Role.EVENTS || topic.role() == Role.DEFINITIONS) {
                Map<String, String> config = topic.config();

                assertEquals("delete", config.get("cleanup.policy"), topic.name());
                assertEquals("-1", config.get("retention.ms"), topic.name());
                assertEquals("-1", config.get("retention.bytes"), topic.name());
            }
        }
    }

    @Test
    void shouldCompactSummariesAfterThirtyDays() {
        Map<String, String> config = catalog.only(Role.SUMMARIES).config();

        assertEquals("compact", config.get("cleanup.policy"));
        assertEquals(String.valueOf(THIRTY_DAYS_MS), config.get("min.compaction.lag.ms"));
    }

    @Test
    void shouldCompactWindows() {
        assertEquals("compact", catalog.only(Role.WINDOWS).config().get("cleanup.policy"));
    }

    @Test
    void shouldKeepRejectsForThirtyDays() {
        assertEquals(
                String.valueOf(THIRTY_DAYS_MS),
                catalog.only(Role.REJECTS).config().get("retention.ms"));
    }

    @Test
    void shouldRefuseATopicListedTwice() {
        assertBroken(file -> topic(file, 1).put("name", "ceremony.project-events.online"), "is listed twice");
    }

    @Test
    void shouldRefuseAMissingRole() {
        assertBroken(file -> ((ArrayNode) file.get("topics")).remove(6), "there must be 1 of role REJECTS, not 0");
    }

    @Test
    void shouldRefuseAnUnknownField() {
        assertBroken(file -> topic(file, 0).put("partition", 4), "partition");
    }

    @Test
    void shouldRefuseNoPartitions() {
        assertBroken(file -> topic(file, 0).put("partitions", 0), "at least 1 partition");
    }

    @Test
    void shouldRefuseUnequalEventTopics() {
        assertBroken(file -> topic(file, 0).put("partitions", 2), "one partition count");
    }

    @Test
    void shouldRefuseDefinitionsInSeveralPartitions() {
        assertBroken(file -> topic(file, 3).put("partitions", 2), "ceremony.definitions must have 1 partition");
    }

    @Test
    void shouldRefuseRejectsTooSmallForTheLargestEvent() {
        assertBroken(
                file -> ((ObjectNode) topic(file, 6).get("config")).put("max.message.bytes", "1114123"),
                "65536 bytes larger");
    }

    @Test
    void shouldRefuseATopicWithoutAName() {
        assertBroken(file -> topic(file, 0).remove("name"), "A topic has no name.");
    }

    private static void assertBroken(Consumer<JsonNode> damage, String part) {
        IOException refusal =
                assertThrows(IOException.class, () -> CatalogFile.read(damaged(damage), TopicCatalog.class));

        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal::getMessage);
    }

    private static ByteArrayInputStream damaged(Consumer<JsonNode> damage) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode file = mapper.readTree(TopicCatalog.class.getResourceAsStream(TopicCatalog.RESOURCE));
        damage.accept(file);
        return new ByteArrayInputStream(mapper.writeValueAsBytes(file));
    }

    private static ObjectNode topic(JsonNode file, int index) {
        return (ObjectNode) file.get("topics").get(index);
    }
}
