package io.signboard.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.app.Demo;
import io.signboard.app.TestProgram;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplaySpeed;
import io.signboard.support.Executable;
import io.signboard.support.Schemas;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Prometheus with the shipped configuration reads the real program, which has tallied one ceremony in full and knows
 * another one that is bare: no host, no last year, no exchange rate, nothing signed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrometheusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BARE = "{\"ceremonyId\": \"bare-2026\", \"version\": 1, \"currency\": \"JPY\"}";

    /** Queries of the full ceremony that have no answer, by panel and refId, with the reason. */
    private static final Map<String, String> EMPTY_WHEN_FULL = Map.of(
            "1 B", "in millions only below a billion",
            "2 B", "in 万元 only below an 亿元",
            "3 B", "in millions only below a billion",
            "9 B", "no tier has fewer projects than last year",
            "10 B", "in millions only below a billion");

    /** The same of the bare ceremony; their panels show a dash. */
    private static final Map<String, String> EMPTY_WHEN_BARE = Map.ofEntries(
            Map.entry("1 A", "in billions only from a billion on"),
            Map.entry("2 A", "not in yuan"),
            Map.entry("2 B", "not in yuan"),
            Map.entry("3 A", "no exchange rate"),
            Map.entry("3 B", "no exchange rate"),
            Map.entry("8 A", "no tiers"),
            Map.entry("9 A", "no last year"),
            Map.entry("9 B", "no last year"),
            Map.entry("10 A", "no host, so no guests"),
            Map.entry("10 B", "no host, so no guests"),
            Map.entry("12 A", "no sectors, and nothing signed in another"),
            Map.entry("13 A", "no kinds of investors, and nothing signed by another"));

    /** Alerts whose condition may hold for a moment, never long enough to fire, with the reason. */
    private static final Map<String, String> RAISED_BY_A_REPLAY =
            Map.of("SignboardPublishSlow", "a whole ceremony at once meets a program that has just started");

    private TestBroker broker;
    private TestProgram program;
    private Prometheus prometheus;

    @BeforeAll
    void tally(@TempDir Path state, @TempDir Path config) throws IOException, InterruptedException {
        Executable.find("prometheus", "prometheus");
        broker = TestBroker.start(1);
        program = TestProgram.start(broker.bootstrapServers(), state);
        prometheus = Prometheus.start(config, URI.create(program.live().url()).getAuthority());
        TestFeed.define(broker.bootstrapServers(), Schemas.tree(BARE.getBytes(UTF_8)));
        Demo demo =
                new Demo(program.live(), ReplaySpeed.MAX, Pacer.monotonic(), Clock.systemUTC(), ReplayListener.NONE);
        demo.define();
        demo.replay();
        long projects = demo.settled().headline().projects();
        // The collector's series exist from its first pause on.
        System.gc();
        Awaitility.await("the last summary and three scrapes of all the rest")
                .atMost(PATIENCE)
                .until(() -> holds("ceremony_projects{ceremony='sce-2021'} == " + projects)
                        && holds("ceremony_projects{ceremony='bare-2026'} == 0")
                        && holds("count_over_time(up{job='signboard-operations'}[1m]) >= 3"));
    }

    @AfterAll
    void stop() {
        for (AutoCloseable part : new AutoCloseable[] {prometheus, program, broker}) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean holds(String expression) {
        return !prometheus.query(expression).isEmpty();
    }

    @Test
    void shouldAnswerEveryQueryOfAFullCeremony() {
        Grafana grafana = grafana(Dashboard.ceremony(), "sce-2021", "CNY");

        assertEquals(new TreeSet<>(EMPTY_WHEN_FULL.keySet()), empty(grafana, Dashboard.ceremony()));
    }

    @Test
    void shouldAnswerEveryQueryOfABareCeremony() {
        Grafana grafana = grafana(Dashboard.ceremony(), "bare-2026", "JPY");

        assertEquals(new TreeSet<>(EMPTY_WHEN_BARE.keySet()), empty(grafana, Dashboard.ceremony()));
    }

    @Test
    void shouldAnswerEveryQueryOfOperators() {
        Grafana grafana = new Grafana(prometheus, Dashboard.operations(), Map.of());

        assertEquals(Set.of(), empty(grafana, Dashboard.operations()));
    }

    @Test
    void shouldOfferCeremoniesAndTheirCurrency() {
        List<Variable> variables = Dashboard.ceremony().variables();

        assertEquals(List.of("bare-2026", "sce-2021"), values(variables.get(0), Map.of()));
        assertEquals(List.of("CNY"), values(variables.get(1), Map.of("ceremony", "sce-2021")));
        assertEquals(List.of("JPY"), values(variables.get(1), Map.of("ceremony", "bare-2026")));
    }

    @Test
    void shouldKnowThePublishedFigures() throws IOException {
        Path file = Path.of("src", "main", "resources", "sce-2021", "published-figures.json");

        List<PublishedGauge> gauges = PublishedGauge.of(Schemas.tree(Files.readAllBytes(file)));

        assertFalse(gauges.isEmpty());
        for (PublishedGauge gauge : gauges) {
            List<Series> series = prometheus.query(gauge.selector());
            assertEquals(1, series.size(), gauge.selector());
            assertTrue(gauge.isMetBy(series.get(0).last()), () -> gauge + " is " + series.get(0));
        }
    }

    @Test
    void shouldNameOnlyWhatIsExported() {
        Set<String> names = names();

        Rule rule = QueryRules.exported(names);

        assertEquals(List.of(), rule.check(Dashboard.ceremony()));
        assertEquals(List.of(), rule.check(Dashboard.operations()));
        for (Alert alert : Alert.shipped()) {
            Set<String> named = alert.expression().metrics();
            assertFalse(named.isEmpty(), alert.name());
            assertTrue(names.containsAll(named), () -> alert + " names one of " + named);
        }
    }

    @Test
    void shouldRaiseNoAlert() {
        Set<String> raised = new TreeSet<>();
        for (Alert alert : Alert.shipped()) {
            if (holds(alert.expression().text())) {
                raised.add(alert.name());
            }
        }
        raised.removeAll(RAISED_BY_A_REPLAY.keySet());

        assertEquals(Set.of(), raised);
        assertEquals(List.of(), prometheus.query("ALERTS{alertstate='firing'}"));
    }

    @Test
    void shouldEvaluateEveryAlert() {
        Set<String> shipped = Alert.shipped().stream().map(Alert::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(shipped, prometheus.healthyRules());
    }

    private Grafana grafana(Dashboard dashboard, String ceremony, String currency) {
        return new Grafana(prometheus, dashboard, Map.of("ceremony", ceremony, "currency", currency));
    }

    /** The panels' queries that answer nothing; what is answered must be numbers. */
    private static Set<String> empty(Grafana grafana, Dashboard dashboard) {
        Set<String> empty = new TreeSet<>();
        for (Query query : dashboard.queries()) {
            List<Series> answer = grafana.ask(query);
            assertTrue(answer.stream().allMatch(Series::isShown), () -> query + " answers " + answer);
            if (answer.isEmpty()) {
                empty.add(query.panel().id() + " " + query.refId());
            }
        }
        return empty;
    }

    private List<String> values(Variable variable, Map<String, String> chosen) {
        return prometheus.labelValues(variable.label(), variable.selector().with(chosen));
    }

    /** Every metric that Prometheus knows, and the one that it makes itself of alerts once there is one. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(prometheus.labelValues("__name__", "{__name__!=''}"));
        names.add("ALERTS");
        return names;
    }
}
