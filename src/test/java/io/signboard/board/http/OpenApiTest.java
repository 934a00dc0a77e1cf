package io.signboard.board.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signboard.board.Samples;
import io.signboard.board.metrics.Metrics;
import io.signboard.board.view.CommittedView;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the OpenAPI document against the program. */
final class OpenApiTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final JsonNode document = document();

    @Test
    void shouldDescribeExactlyTheRoutesThatAreAnswered() {
        CommittedView view = new CommittedView(Map.of("bootstrap.servers", "127.0.0.1:1"), Clock.systemUTC());

        List<String> answered = BoardServer.ofBoard(new BoardSettings("127.0.0.1", 0), view, List.of(), new Metrics())
                .paths();

        assertEquals(new TreeSet<>(answered), new TreeSet<>(names(document.path("paths"))));
    }

    @Test
    void shouldDescribeReadingOnly() {
        for (JsonNode path : document.path("paths")) {
            assertEquals(Set.of("get"), names(path));
        }
    }

    @Test
    void shouldDescribeEveryPathParameter() {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Set<String> described = new TreeSet<>();
            path.getValue().at("/get/parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    described.add(parameter.path("name").asText());
                }
            });
            Set<String> named = PARAMETER
                    .matcher(path.getKey())
                    .results()
                    .map(result -> result.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(named, described, path.getKey());
        }
    }

    @Test
    void shouldResolveEveryReference() {
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(document.toString());

        while (references.find()) {
            assertTrue(!(document.at(references.group(1)) instanceof MissingNode), references.group(1));
        }
    }

    @Test
    void shouldDescribeTheFieldsThatAreWritten() throws IOException {
        JsonNode summary = JsonFormat.trees().readTree(Samples.summary(1));
        JsonNode window = JsonFormat.trees().readTree(Samples.windowSummary(Samples.window(0, 1), 1));

        assertDescribed("Summary", summary);
        assertDescribed("Headline", summary.path("headline"));
        assertDescribed("Total", summary.path("venue"));
        assertDescribed("Member", summary.path("channels").path(0));
        assertDescribed("Window", window);
        assertDescribed("Count", window.path("channels").path(0));
    }

    private void assertDescribed(String schema, JsonNode written) {
        JsonNode described = document.at("/components/schemas/" + schema);
        Set<String> optional = names(described.path("properties"));
        Set<String> required = new TreeSet<>();
        described.path("required").forEach(name -> required.add(name.asText()));
        assertTrue(optional.containsAll(names(written)), () -> schema + " lacks one of " + names(written));
        assertTrue(names(written).containsAll(required), () -> schema + " requires more than " + names(written));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode document() {
        try (InputStream in = BoardServer.class.getResourceAsStream("/board/openapi.json")) {
            return JsonFormat.trees().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
