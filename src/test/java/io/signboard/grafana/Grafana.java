package io.signboard.grafana;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a panel's queries as Grafana does: its macros and variables replaced, its steps and times aligned. */
final class Grafana {

    /** How wide a panel is in pixels, which is how many points Grafana asks for. */
    private static final int POINTS = 900;

    private static final int SCRAPES_IN_A_RATE = 4;

    private final Prometheus prometheus;
    private final Dashboard dashboard;
    private final Map<String, String> variables;

    /**
     * A dashboard that somebody looks at.
     *
     * @param variables the values that are chosen
     */
    Grafana(Prometheus prometheus, Dashboard dashboard, Map<String, String> variables) {
        this.prometheus = prometheus;
        this.dashboard = dashboard;
        this.variables = variables;
    }

    /** What a query answers. */
    List<Series> ask(Query query) {
        Duration least = query.interval().orElseGet(QueryRules::timeInterval);
        Duration step = max(least, Duration.ofSeconds(span().toSeconds() / POINTS));
        String expression = query.expression().with(values(least, step));
        Instant now = Instant.now();
        if (query.instant()) {
            return prometheus.query(expression, now);
        }
        // Grafana asks for whole steps; the one that has begun is asked for here, as nobody waits for its end.
        long seconds = step.toSeconds();
        Instant end = Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
        return prometheus.query(expression, end.minus(span()), end, step);
    }

    private Map<String, String> values(Duration least, Duration step) {
        Map<String, String> values = new HashMap<>(variables);
        Duration rate = max(step.plus(least), least.multipliedBy(SCRAPES_IN_A_RATE));
        values.put("__rate_interval", rate.toSeconds() + "s");
        values.put("__range", span().toSeconds() + "s");
        return values;
    }

    private Duration span() {
        return Expression.duration(dashboard.tree().at("/time/from").asText().replace("now-", ""));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
