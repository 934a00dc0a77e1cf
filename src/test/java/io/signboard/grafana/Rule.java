package io.signboard.grafana;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold for a dashboard.
 *
 * @param name what holds
 * @param findings what breaks it, a sentence each
 */
record Rule(String name, Function<Dashboard, Stream<String>> findings) {

    /** A rule for every panel but headings. */
    static Rule ofPanels(String name, Function<Panel, Stream<String>> findings) {
        return new Rule(name, dashboard -> dashboard.panels().stream()
                .filter(panel -> !panel.isRow())
                .flatMap(findings));
    }

    /** A rule for every query. */
    static Rule ofQueries(String name, Function<Query, Stream<String>> findings) {
        return new Rule(name, dashboard -> dashboard.queries().stream().flatMap(findings));
    }

    /** What breaks it in a dashboard. */
    List<String> check(Dashboard dashboard) {
        return findings.apply(dashboard).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
