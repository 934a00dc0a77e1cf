package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What panels ask Prometheus. */
final class QueryRules {

    private static final Path DATA_SOURCE = Path.of("grafana", "provisioning", "datasources", "signboard.yml");

    /** Grafana's macros for ranges; the one for a step is not among them, as it is shorter than a scrape interval may be. */
    private static final Set<String> RANGES = Set.of("__rate_interval", "__range");

    /** A rate needs two samples, of which one may be missing and both may be late. */
    private static final int SCRAPES_IN_A_RANGE = 4;

    private static final Scrape SCRAPE = Scrape.shipped();

    private QueryRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("asks the one data source, by its uid", QueryRules::dataSource),
                Rule.ofPanels("tells a panel's queries apart", QueryRules::refIds),
                new Rule("uses variables that it has", QueryRules::variables),
                Rule.ofQueries("takes ranges of four scrapes or more", QueryRules::ranges),
                Rule.ofPanels("gives each number a unit", QueryRules::units),
                Rule.ofPanels("says something where there is no data", QueryRules::noValue));
    }

    /** The program exports every metric that a dashboard asks for. */
    static Rule exported(Set<String> names) {
        return Rule.ofQueries("asks for what is exported", query -> query.expression().metrics().stream()
                .filter(metric -> !names.contains(metric))
                .map(metric -> query + " asks for " + metric));
    }

    private static Stream<String> dataSource(Dashboard dashboard) {
        List<JsonNode> askers = new ArrayList<>();
        dashboard.panels().stream().filter(panel -> !panel.isRow()).forEach(panel -> askers.add(panel.node()));
        dashboard.queries().forEach(query -> askers.add(query.node()));
        dashboard.variables().forEach(variable -> askers.add(variable.node()));
        String uid = provisioned().path("uid").asText();
        return askers.stream()
                .map(node -> node.path("datasource"))
                .filter(source -> !source.path("uid").asText().equals(uid))
                .map(source -> "data source " + source);
    }

    private static Stream<String> refIds(Panel panel) {
        Set<String> seen = new HashSet<>();
        return panel.queries().stream()
                .filter(query ->
                        query.refId().isEmpty() || query.expression().text().isBlank() || !seen.add(query.refId()))
                .map(query -> query + " has no refId or expression of its own");
    }

    private static Stream<String> variables(Dashboard dashboard) {
        Set<String> known = new HashSet<>(RANGES);
        dashboard.variables().forEach(variable -> known.add(variable.name()));
        return dashboard.queries().stream().flatMap(query -> query.expression().placeholders().stream()
                .filter(name -> !known.contains(name))
                .map(name -> query + " uses $" + name));
    }

    private static Stream<String> ranges(Query query) {
        return query.expression().ranges().stream()
                .filter(range -> isTooShort(range, query))
                .map(range -> query + " takes " + range.metric() + " over " + range.over());
    }

    private static boolean isTooShort(Expression.Range range, Query query) {
        Duration needed = SCRAPE.intervalOf(range.metric());
        return switch (range.over()) {
            case "$__range" -> false;
            // Grafana makes it four times the query's least step, or else the data source's.
            case "$__rate_interval" ->
                query.interval().orElseGet(QueryRules::timeInterval).compareTo(needed) < 0;
            default ->
                range.over().startsWith("$")
                        || Expression.duration(range.over()).compareTo(needed.multipliedBy(SCRAPES_IN_A_RANGE)) < 0;
        };
    }

    private static Stream<String> units(Panel panel) {
        return Stream.of(panel)
                .filter(own -> own.defaults().path("unit").asText().isEmpty())
                .map(own -> own + " has no unit");
    }

    private static Stream<String> noValue(Panel panel) {
        return Stream.of(panel)
                .filter(own -> own.defaults().path("noValue").asText().isEmpty())
                .map(own -> own + " would say 'No data'");
    }

    /** The least step that the data source is provisioned with. */
    static Duration timeInterval() {
        return Expression.duration(
                provisioned().path("jsonData").path("timeInterval").asText());
    }

    /** The data source as Grafana is given it. */
    static JsonNode provisioned() {
        return Scrape.yaml(DATA_SOURCE).path("datasources").path(0);
    }
}
