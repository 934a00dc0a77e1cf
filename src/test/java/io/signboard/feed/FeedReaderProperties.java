package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FeedReaderProperties {

    @Property(tries = 500)
    void shouldSendTheObjectWithoutChannelAndArrival(
            @ForAll("objects") ObjectNode event, @ForAll("places") List<Integer> places, @ForAll boolean pretty)
            throws IOException {
        String line = withExtras(event, places, pretty);
        FeedLine read = FeedReaderTest.read(line).get(0);
        ObjectMapper json = JsonFormat.trees();
        assertEquals(
                json.readTree(json.writeValueAsBytes(event)),
                json.readTree(Objects.requireNonNull(read.value()).get()));
    }

    /** The event with channel and arrivesAt among its members, on one line. */
    private static String withExtras(ObjectNode event, List<Integer> places, boolean spaced)
            throws JsonProcessingException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        int index = 0;
        for (var member : event.properties()) {
            addExtras(line, places, index++);
            line.set(member.getKey(), member.getValue());
        }
        addExtras(line, places, Integer.MAX_VALUE);
        ObjectMapper json = JsonFormat.trees();
        String text = (spaced ? json.writerWithDefaultPrettyPrinter() : json.writer()).writeValueAsString(line);
        return text.replaceAll("\\R", "\t");
    }

    private static void addExtras(ObjectNode line, List<Integer> places, int index) {
        if (index >= places.get(0) && !line.has("channel")) {
            line.put("channel", "online");
        }
        if (index >= places.get(1) && !line.has("arrivesAt")) {
            line.put("arrivesAt", "2021-08-23T10:31:07+08:00");
        }
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 4).list().ofSize(2);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<String> names = Arbitraries.of("type", "eventId", "projectId", "a", "é", "\"", "\\", "", "长\n");
        return Combinators.combine(
                        names.list().uniqueElements().ofMaxSize(5),
                        values().list().ofSize(5))
                .as((members, values) -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    for (int i = 0; i < members.size(); i++) {
                        object.set(members.get(i), values.get(i));
                    }
                    return object;
                });
    }

    private static Arbitrary<JsonNode> values() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> plain = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("a\"\\{}[],:é长\u0000 ")
                        .ofMaxLength(9)
                        .map(json::textNode),
                Arbitraries.bigDecimals().ofScale(3).map(json::numberNode),
                Arbitraries.longs().map(json::numberNode),
                Arbitraries.of(json.nullNode(), json.booleanNode(true), json.objectNode(), json.arrayNode()));
        return Arbitraries.oneOf(
                plain, plain.map(value -> json.objectNode().set("x", value)), plain.map(json.arrayNode()::add));
    }
}
