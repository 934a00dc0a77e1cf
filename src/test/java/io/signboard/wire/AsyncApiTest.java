package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signboard.model.Reason;
import io.signboard.support.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

    private static final String SCHEMAS = "schemas/";

    private static final JsonNode DOCUMENT = document();

    @Test
    void shouldDescribeEveryTopicOfTheCatalogue() {
        Set<String> addresses =
                channels().map(channel -> text(channel, "address")).collect(Collectors.toSet());

        assertEquals(TopicCatalog.load().topics().stream().map(TopicSpec::name).collect(Collectors.toSet()), addresses);
    }

    @Test
    void shouldDescribeEachValueByTheCataloguesSchema() {
        Map<String, String> described = new HashMap<>();
        channels().forEach(channel -> described.put(text(channel, "address"), payload(channel)));

        Map<String, String> catalogued = new HashMap<>();
        TopicCatalog.load()
                .topics()
                .forEach(topic -> catalogued.put(topic.name(), topic.schema() == null ? "" : SCHEMAS + topic.schema()));
        assertEquals(catalogued, described);
    }

    @Test
    void shouldSayWhatTheProgramDoesWithEachChannel() {
        Set<String> used = stream(DOCUMENT.get("operations"))
                .map(operation -> resolve(text(operation.path("channel"), "$ref")))
                .map(channel -> text(channel, "address"))
                .collect(Collectors.toSet());

        assertEquals(channels().map(channel -> text(channel, "address")).collect(Collectors.toSet()), used);
    }

    @Test
    void shouldListEveryReason() {
        Set<String> listed = stream(resolve("#/components/schemas/rejectHeaders/properties/signboard_reason/enum"))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());

        assertEquals(Arrays.stream(Reason.values()).map(Reason::id).collect(Collectors.toSet()), listed);
    }

    static Stream<String> references() {
        Set<String> references = new HashSet<>();
        collectReferences(DOCUMENT, references);
        return references.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("references")
    void shouldReferToWhatIsThere(String reference) {
        if (reference.startsWith(SCHEMAS)) {
            assertTrue(Schemas.read(reference.substring(SCHEMAS.length())).isObject());
        } else {
            assertFalse(resolve(reference).isMissingNode());
        }
    }

    private static String payload(JsonNode channel) {
        JsonNode message = channel.get("messages").elements().next();
        return resolve(text(message, "$ref")).path("payload").path("$ref").asText();
    }

    private static Stream<JsonNode> channels() {
        return stream(DOCUMENT.get("channels"));
    }

    private static JsonNode resolve(String reference) {
        return DOCUMENT.at(reference.substring(1));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static Stream<JsonNode> stream(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false);
    }

    private static void collectReferences(JsonNode node, Set<String> references) {
        if (node.has("$ref")) {
            references.add(text(node, "$ref"));
        }
        node.forEach(child -> collectReferences(child, references));
    }

    private static JsonNode document() {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/topics/asyncapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
