package io.signboard.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signboard.support.Executable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the wall says when things go wrong, or only begin: its queries over series that are made up second by second, worked
 * out by {@code promtool}.
 */
final class WallQueriesTest {

    private static final String PROJECTS = "4 A";
    private static final String STATUS = "5 A";
    private static final String AGE = "6 A";
    private static final String A_MINUTE = "15 A";

    private static final Map<String, String> VARIABLES = Map.of("ceremony", "a", "currency", "CNY");

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ages", "boards", "amounts", "minutes"})
    void shouldSay(
            String what, String query, Map<String, String> series, String at, List<Double> said, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("test.yml");
        // The labels are not looked at: an aggregation leaves the value alone.
        String expression = "sum(" + expression(query) + ")";
        List<Map<String, Object>> samples = said.stream()
                .map(value -> Map.<String, Object>of("labels", "{}", "value", value))
                .toList();
        new YAMLMapper()
                .writeValue(
                        file.toFile(),
                        Map.of(
                                "evaluation_interval",
                                "1s",
                                "tests",
                                List.of(Map.of(
                                        "interval", "1s",
                                        "input_series",
                                                series.entrySet().stream()
                                                        .map(entry -> Map.of(
                                                                "series", entry.getKey(), "values", entry.getValue()))
                                                        .toList(),
                                        "promql_expr_test",
                                                List.of(Map.of(
                                                        "expr",
                                                        expression,
                                                        "eval_time",
                                                        at,
                                                        "exp_samples",
                                                        samples))))));

        Executable.Result result = Executable.find("promtool", "prometheus").run("test", "rules", file.toString());

        assertEquals(0, result.code(), result.output());
    }

    private static List<Arguments> ages() {
        Map<String, String> live = Map.of(
                published("board:1"), "0x4 4x60",
                sequence("board:1"), "1x4 2x60",
                status("board:1", "live"), "1x64",
                status("board:1", "certified"), "0x64");
        Map<String, String> certified = Map.of(
                published("board:1"), "0x64",
                sequence("board:1"), "1x64",
                status("board:1", "live"), "1x9 0x54",
                status("board:1", "certified"), "0x9 1x54");
        Map<String, String> gone = Map.of(
                published("board:1"), "0x10 stale",
                sequence("board:1"), "1x10 stale",
                status("board:1", "certified"), "1x10 stale");
        return List.of(
                Arguments.of("the age of a live number", AGE, live, "9s", List.of(5.0)),
                Arguments.of("the age of a number that nobody renews", AGE, live, "34s", List.of(30.0)),
                Arguments.of("no age of a certified number", AGE, certified, "50s", List.of(-1.0)),
                Arguments.of("no age while a board misses some scrapes", AGE, gone, "15s", List.of(-1.0)),
                Arguments.of("the age of a certified number that nobody serves", AGE, gone, "3m", List.of(180.0)));
    }

    private static List<Arguments> boards() {
        Map<String, String> behind = Map.of(
                sequence("board:1"), "5x60",
                sequence("board:2"), "5x9 6x50",
                projects("board:1"), "92x60",
                projects("board:2"), "92x9 91x50",
                status("board:1", "live"), "1x60",
                status("board:2", "live"), "1x9 0x50",
                status("board:2", "provisional"), "0x9 1x50");
        Map<String, String> missed = Map.of(sequence("board:1"), "5x9 stale", projects("board:1"), "92x9 stale");
        return List.of(
                Arguments.of("what the board with the newest summary says", PROJECTS, behind, "30s", List.of(91.0)),
                Arguments.of("one board's number where both say the same", PROJECTS, behind, "5s", List.of(92.0)),
                Arguments.of("the status of the board with the newest summary", STATUS, behind, "30s", List.of(3.0)),
                Arguments.of("the last number while scrapes are missed", PROJECTS, missed, "18s", List.of(92.0)),
                Arguments.of("nothing once the board is gone", PROJECTS, missed, "20s", List.of()));
    }

    private static List<Arguments> amounts() {
        return List.of(
                amount("billions", "1 A", "252400000000", 252.4),
                amount("no millions beside them", "1 B", "252400000000"),
                amount("millions", "1 B", "2500000", 2.5),
                amount("no billions beside them", "1 A", "2500000"),
                amount("亿元", "2 A", "252400000000", 2524.0),
                amount("万元", "2 B", "2500000", 250.0),
                amount("nothing signed", "1 B", "0", 0.0));
    }

    private static Arguments amount(String what, String query, String amount, Double... said) {
        Map<String, String> series = Map.of(
                sequence("board:1"),
                "1x9",
                "ceremony_amount{ceremony=\"a\",currency=\"CNY\",instance=\"board:1\"}",
                amount + "x9");
        return Arguments.of(what, query, series, "5s", List.of(said));
    }

    private static List<Arguments> minutes() {
        String offline = "ceremony_channel_projects{ceremony=\"a\",channel=\"offline\",instance=\"board:1\"}";
        Map<String, String> begun = Map.of(sequence("board:1"), "_x30 1x200", offline, "_x30 0x9 5x49 7x60 6x60");
        Map<String, String> old = Map.of(sequence("board:1"), "_x30 1x200", offline, "_x30 92x200");
        return List.of(
                Arguments.of("what is signed in a ceremony's first minute", A_MINUTE, begun, "1m", List.of(5.0)),
                Arguments.of("what is signed in its second minute", A_MINUTE, begun, "2m", List.of(2.0)),
                Arguments.of("nothing less where something is withdrawn", A_MINUTE, begun, "3m", List.of(0.0)),
                Arguments.of("nothing new of what was signed before", A_MINUTE, old, "1m", List.of(0.0)));
    }

    private static String expression(String query) {
        return Dashboard.ceremony().queries().stream()
                .filter(own -> query.equals(own.panel().id() + " " + own.refId()))
                .findFirst()
                .orElseThrow()
                .expression()
                .with(VARIABLES);
    }

    private static String projects(String board) {
        return "ceremony_projects{ceremony=\"a\",instance=\"" + board + "\"}";
    }

    private static String sequence(String board) {
        return "ceremony_summary_sequence{ceremony=\"a\",instance=\"" + board + "\"}";
    }

    private static String published(String board) {
        return "ceremony_summary_timestamp_seconds{ceremony=\"a\",instance=\"" + board + "\"}";
    }

    private static String status(String board, String status) {
        return "ceremony_status{ceremony=\"a\",instance=\"" + board + "\",status=\"" + status + "\"}";
    }
}
