package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.support.Schemas;
import io.signboard.wire.TopicSpec.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static final String EVENT = "project-event.schema.json";
    private static final String DEFINITION = "ceremony-definition.schema.json";
    private static final String SUMMARY = "running-summary.schema.json";
    private static final String WINDOW = "window-summary.schema.json";

    static Stream<String> schemas() {
        return TopicCatalog.load().topics().stream()
                .map(TopicSpec::schema)
                .filter(Objects::nonNull)
                .distinct();
    }

    static Stream<String> events() {
        return examples(EVENT);
    }

    static Stream<String> definitions() throws IOException {
        try (InputStream sce2021 = SchemaTest.class.getResourceAsStream("/sce-2021/definition.json")) {
            byte[] real = Objects.requireNonNull(sce2021).readAllBytes();
            return Stream.concat(examples(DEFINITION), Stream.of(new String(real, StandardCharsets.UTF_8)));
        }
    }

    static Stream<String> summaries() {
        return examples(SUMMARY);
    }

    static Stream<String> windows() {
        return examples(WINDOW);
    }

    @Test
    void shouldDescribeEveryValueButRejects() {
        Set<Role> undescribed = TopicCatalog.load().topics().stream()
                .filter(topic -> topic.schema() == null)
                .map(TopicSpec::role)
                .collect(Collectors.toSet());

        assertEquals(Set.of(Role.REJECTS), undescribed);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBeSchemasOfTheDraft(String schema) {
        assertEquals(Set.of(), Schemas.violationsOfDraft(schema));
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldAcceptWhatTheEventDecoderAccepts(String event) {
        assertEquals(Set.of(), violations(EVENT, event));
        assertTrue(decoded(event).isValid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{'type':'cancelled','eventId':'e','ceremonyId':'c','projectId':'p'}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'p'}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'p','revision':0}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'p','revision':1.5}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'p','revision':'2'}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c d','projectId':'p','revision':2}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'','revision':2}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'p','revision':2,'reason':7}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p'}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p',"
                        + "'value':{'amount':1,'currency':'CNY'}}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p',"
                        + "'value':{'amount':1,'currency':'CNY'},'dateSigned':'2021-08-23'}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p',"
                        + "'value':{'amount':0,'currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p',"
                        + "'value':{'amount':100000000000001,'currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p',"
                        + "'value':{'amount':'-5','currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}",
                "{'type':'signed','eventId':'e','ceremonyId':'c','projectId':'p','title':7,"
                        + "'value':{'amount':1,'currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}",
                "{'type':'amended','eventId':'e','ceremonyId':'c','projectId':'p',"
                        + "'value':{'amount':1,'currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}"
            })
    void shouldRefuseWhatTheEventDecoderRefuses(String quoted) {
        String event = quoted.replace('\'', '"');

        assertFalse(violations(EVENT, event).isEmpty());
        assertFalse(decoded(event).isValid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'signed','ceremonyId':'c','projectId':'p','more':{'is':['ignored']},"
                        + "'value':{'amount':'1e9','currency':'CNY'},'dateSigned':'2021-08-23T10:31:07.5+05:30'}",
                "{'type':'signed','eventId':'','ceremonyId':'c','projectId':'p','revision':null,'title':'','investor':null,"
                        + "'value':{'amount':5.2e9,'currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}",
                "{'type':'amended','eventId':null,'ceremonyId':'c','projectId':'p','revision':2.0,"
                        + "'value':{'amount':1,'currency':'CNY'},'dateSigned':'2021-08-23T10:31:07Z'}",
                "{'type':'withdrawn','eventId':'e','ceremonyId':'c','projectId':'p','revision':2,'title':7,'dateSigned':1}"
            })
    void shouldBeAsPermissiveAsTheEventDecoder(String quoted) {
        String event = quoted.replace('\'', '"');

        assertEquals(Set.of(), violations(EVENT, event));
        assertTrue(decoded(event).isValid());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void shouldAcceptTheDefinitionsThatAreRead(String definition) {
        assertEquals(Set.of(), violations(DEFINITION, definition));
        assertNotNull(DefinitionJson.decode(bytes(definition)));
    }

    @ParameterizedTest
    @MethodSource("summaries")
    void shouldAcceptTheSummariesThatAreWritten(String summary) {
        byte[] written = SummaryJson.encode(SummaryJson.decode(bytes(summary)));

        assertEquals(Set.of(), Schemas.violations(SUMMARY, written));
        assertEquals(Schemas.tree(bytes(summary)), Schemas.tree(written));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void shouldAcceptTheWindowsThatAreWritten(String window) {
        byte[] written = WindowJson.encode(WindowJson.decode(bytes(window)));

        assertEquals(Set.of(), Schemas.violations(WINDOW, written));
        assertEquals(Schemas.tree(bytes(window)), Schemas.tree(written));
    }

    @ParameterizedTest
    @MethodSource("summaries")
    void shouldRefuseASummaryWithMoreThanItMayHave(String summary) {
        ObjectNode more = (ObjectNode) Schemas.tree(bytes(summary));
        more.put("mood", "festive");

        assertFalse(violations(SUMMARY, more.toString()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("summaries")
    void shouldRefuseASummaryThatLacksAChannel(String summary) {
        ObjectNode less = (ObjectNode) Schemas.tree(bytes(summary));
        less.withArray("channels").remove(2);

        assertFalse(violations(SUMMARY, less.toString()).isEmpty());
    }

    private static Decoded decoded(String event) {
        JsonNode projectId = Schemas.tree(bytes(event)).path("projectId");
        return new EventDecoder().decode(bytes(projectId.asText()), bytes(event), "header-id");
    }

    private static Set<?> violations(String schema, String json) {
        return Schemas.violations(schema, bytes(json));
    }

    private static Stream<String> examples(String schema) {
        return StreamSupport.stream(Schemas.read(schema).get("examples").spliterator(), false)
                .map(JsonNode::toString);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
