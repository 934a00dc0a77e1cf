package io.signboard.grafana;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where panels stand, and what a dashboard is known by. */
final class LayoutRules {

    private static final int COLUMNS = 24;

    /** Panels that come with Grafana itself and that its version 13 still has. */
    private static final Set<String> CORE_PANELS = Set.of(
            "row",
            "stat",
            "gauge",
            "bargauge",
            "barchart",
            "timeseries",
            "table",
            "state-timeline",
            "piechart",
            "text");

    private LayoutRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("is known by a fixed uid and schema, and asks for nothing at import", LayoutRules::identity),
                new Rule("refreshes as often as its time picker offers", LayoutRules::refresh),
                new Rule("has panels with ids of their own", LayoutRules::ids),
                new Rule("has panels within the grid", LayoutRules::grid),
                new Rule("has no panel that covers another", LayoutRules::overlap),
                new Rule("uses panels that come with Grafana", LayoutRules::types),
                new Rule("gives each panel a title of its own", LayoutRules::titles),
                Rule.ofPanels("describes each panel", LayoutRules::description));
    }

    private static Stream<String> identity(Dashboard dashboard) {
        List<String> findings = new ArrayList<>();
        if (!dashboard.uid().matches("signboard-[a-z]+")) {
            findings.add("uid " + dashboard.uid());
        }
        if (dashboard.tree().path("schemaVersion").asInt() != 42) {
            findings.add("schemaVersion " + dashboard.tree().path("schemaVersion"));
        }
        for (String leftover : List.of("id", "__inputs", "__requires", "__elements")) {
            if (dashboard.tree().has(leftover)) {
                findings.add("has " + leftover);
            }
        }
        return findings.stream();
    }

    private static Stream<String> refresh(Dashboard dashboard) {
        List<String> offered = new ArrayList<>();
        dashboard.tree().path("timepicker").path("refresh_intervals").forEach(node -> offered.add(node.asText()));
        String refresh = dashboard.tree().path("refresh").asText();
        return Stream.of(refresh)
                .filter(own -> !offered.contains(own) || (dashboard.isWall() && !own.equals("1s")))
                .map(own -> "refreshes every '" + own + "', offered are " + offered);
    }

    private static Stream<String> ids(Dashboard dashboard) {
        Set<Integer> seen = new HashSet<>();
        return dashboard.panels().stream()
                .filter(panel -> panel.id() < 1 || !seen.add(panel.id()))
                .map(panel -> panel + " has no id of its own");
    }

    private static Stream<String> grid(Dashboard dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> panel.x() < 0
                        || panel.y() < 0
                        || panel.width() < 1
                        || panel.height() < 1
                        || panel.x() + panel.width() > COLUMNS)
                .map(panel -> panel + " leaves the grid");
    }

    private static Stream<String> overlap(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();
        return panels.stream().flatMap(a -> panels.stream()
                .filter(b -> panels.indexOf(a) < panels.indexOf(b) && cover(a, b))
                .map(b -> a + " covers " + b));
    }

    private static boolean cover(Panel a, Panel b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }

    private static Stream<String> types(Dashboard dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> !CORE_PANELS.contains(panel.type()))
                .map(panel -> panel + " is of type '" + panel.type() + "'");
    }

    private static Stream<String> titles(Dashboard dashboard) {
        Set<String> seen = new HashSet<>();
        return dashboard.panels().stream()
                .filter(panel -> panel.title().isBlank() || !seen.add(panel.title()))
                .map(panel -> panel + " has no title of its own");
    }

    private static Stream<String> description(Panel panel) {
        String text = panel.node().path("description").asText();
        return Stream.of(text).filter(said -> !said.endsWith(".")).map(said -> panel + " says '" + said + "'");
    }
}
