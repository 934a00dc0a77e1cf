package io.signboard.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the dashboards without a Grafana, each rule with dashboards that break it. */
final class DashboardLintTest {

    private static final List<Rule> RULES = Stream.of(
                    LayoutRules.all(), QueryRules.all(), ColourRules.all(), WallRules.all())
            .flatMap(List::stream)
            .toList();

    private static Stream<Arguments> rules() {
        return RULES.stream().flatMap(rule -> Stream.of(Dashboard.ceremony(), Dashboard.operations())
                .map(dashboard -> Arguments.of(dashboard, rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rules")
    void shouldHold(Dashboard dashboard, Rule rule) {
        assertEquals(List.of(), rule.check(dashboard));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("damages")
    void shouldFindWhatIsBroken(String rule, String what, Consumer<ObjectNode> damage) {
        Dashboard broken = Dashboard.ceremony();

        damage.accept(broken.tree());

        assertFalse(rule(rule).check(broken).isEmpty(), "nothing found");
    }

    @Test
    void shouldBreakEveryRule() {
        Set<String> broken =
                damages().map(damage -> (String) damage.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(RULES.stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new)), broken);
    }

    @Test
    void shouldFindAMetricThatIsNotExported() {
        Dashboard dashboard = Dashboard.ceremony();
        Set<String> named = new TreeSet<>();
        dashboard.queries().forEach(query -> named.addAll(query.expression().metrics()));

        assertEquals(List.of(), QueryRules.exported(named).check(dashboard));
        named.remove("ceremony_projects");
        assertEquals(
                List.of("panel 4 'Projects counted' query A asks for ceremony_projects"),
                QueryRules.exported(named).check(dashboard));
    }

    private static Rule rule(String name) {
        return RULES.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Arguments> damages() {
        List<Arguments> damages = new ArrayList<>();
        String rule = "is known by a fixed uid and schema, and asks for nothing at import";
        damages.add(damage(rule, "uid", board -> board.put("uid", "adpgp5r")));
        damages.add(damage(rule, "schemaVersion", board -> board.put("schemaVersion", 41)));
        damages.add(damage(rule, "__inputs", board -> board.putArray("__inputs")));
        rule = "refreshes as often as its time picker offers";
        damages.add(damage(rule, "slow", board -> board.put("refresh", "5s")));
        damages.add(
                damage(rule, "not offered", board -> picker(board).removeAll().add("5s")));
        rule = "has panels with ids of their own";
        damages.add(damage(rule, "twice", board -> panel(board, 2).put("id", 1)));
        damages.add(damage(rule, "none", board -> panel(board, 2).remove("id")));
        rule = "has panels within the grid";
        damages.add(damage(rule, "to the right", board -> grid(board, 4).put("x", 21)));
        damages.add(damage(rule, "no height", board -> grid(board, 4).put("h", 0)));
        rule = "has no panel that covers another";
        damages.add(damage(rule, "by a row", board -> grid(board, 1).put("h", 7)));
        rule = "uses panels that come with Grafana";
        damages.add(damage(rule, "plugin", board -> panel(board, 1).put("type", "flowcharting")));
        rule = "gives each panel a title of its own";
        damages.add(damage(rule, "none", board -> panel(board, 1).put("title", " ")));
        damages.add(damage(rule, "twice", board -> panel(board, 1).put("title", "Sectors")));
        rule = "describes each panel";
        damages.add(damage(rule, "none", board -> panel(board, 1).remove("description")));
        damages.addAll(queryDamages());
        damages.addAll(looks());
        return damages.stream();
    }

    private static List<Arguments> queryDamages() {
        List<Arguments> damages = new ArrayList<>();
        String rule = "asks the one data source, by its uid";
        damages.add(damage(rule, "panel", board -> panel(board, 1).put("datasource", "Prometheus")));
        damages.add(damage(rule, "query", board -> query(board, 1).remove("datasource")));
        damages.add(damage(rule, "variable", board -> ((ObjectNode) board.at("/templating/list/0/datasource"))
                .put("uid", "${DS_PROMETHEUS}")));
        rule = "tells a panel's queries apart";
        damages.add(damage(rule, "refId", board -> query(board, 1).put("refId", "B")));
        damages.add(damage(rule, "no expression", board -> query(board, 1).put("expr", "")));
        rule = "uses variables that it has";
        damages.add(damage(rule, "unknown", board -> ask(board, "ceremony_projects{ceremony=\"$event\"}")));
        rule = "takes ranges of four scrapes or more";
        damages.add(damage(rule, "short", board -> ask(board, "changes(ceremony_projects{ceremony=\"a\"}[3s])")));
        damages.add(damage(rule, "short for its job", board -> ask(board, "rate(signboard_events_total[15s])")));
        damages.add(damage(rule, "a step", board -> ask(board, "rate(signboard_events_total[$__interval])")));
        damages.add(damage(rule, "too fine a step", board -> {
            ask(board, "rate(signboard_events_total[$__rate_interval])");
            query(board, 4).put("interval", "1s");
        }));
        rule = "gives each number a unit";
        damages.add(damage(rule, "none", board -> defaults(board, 1).remove("unit")));
        rule = "says something where there is no data";
        damages.add(damage(rule, "nothing", board -> defaults(board, 1).remove("noValue")));
        return damages;
    }

    private static List<Arguments> looks() {
        List<Arguments> damages = new ArrayList<>();
        String rule = "has colours that can be seen";
        damages.add(damage(rule, "dark", board -> colour(board, 1, "dark-blue")));
        damages.add(damage(rule, "hex", board -> colour(board, 1, "#333333")));
        damages.add(damage(rule, "unknown", board -> colour(board, 1, "grreen")));
        rule = "fits a wall of 1920×1080";
        damages.add(damage(rule, "one row more", board -> grid(board, 14).put("h", 6)));
        rule = "shows large text";
        damages.add(damage(rule, "small number", board -> text(board, 5).put("valueSize", 35)));
        damages.add(damage(rule, "small name", board -> text(board, 11).put("titleSize", 14)));
        damages.add(damage(rule, "table", board -> panel(board, 11).put("type", "table")));
        rule = "shows text unclipped";
        damages.add(damage(rule, "too wide", board -> text(board, 1).put("valueSize", 140)));
        damages.add(damage(rule, "too high", board -> text(board, 12).put("titleSize", 26)));
        damages.add(damage(rule, "narrow", board -> grid(board, 2).put("w", 4)));
        damages.add(damage(rule, "never looked at", board -> panel(board, 1).put("title", "Grand total")));
        return damages;
    }

    private static Arguments damage(String rule, String what, Consumer<ObjectNode> damage) {
        return Arguments.of(rule, what, damage);
    }

    private static ObjectNode panel(ObjectNode board, int id) {
        return (ObjectNode) new Dashboard(board)
                .panels().stream()
                        .filter(panel -> panel.id() == id)
                        .findFirst()
                        .orElseThrow()
                        .node();
    }

    private static ObjectNode grid(ObjectNode board, int id) {
        return panel(board, id).withObject("/gridPos");
    }

    private static ObjectNode defaults(ObjectNode board, int id) {
        return panel(board, id).withObject("/fieldConfig/defaults");
    }

    private static ObjectNode text(ObjectNode board, int id) {
        return panel(board, id).withObject("/options/text");
    }

    private static ObjectNode query(ObjectNode board, int id) {
        return (ObjectNode) panel(board, id).path("targets").path(0);
    }

    private static ArrayNode picker(ObjectNode board) {
        return board.withArray("/timepicker/refresh_intervals");
    }

    private static void ask(ObjectNode board, String expression) {
        query(board, 4).put("expr", expression);
    }

    private static void colour(ObjectNode board, int id, String colour) {
        defaults(board, id).withObject("/color").put("fixedColor", colour);
    }
}
