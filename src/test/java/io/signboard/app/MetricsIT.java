package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.board.http.BoardSettings;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplaySpeed;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Executable;
import io.signboard.support.Schemas;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.topology.TopologySettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a whole program after the Smart China Expo 2021 ceremony. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "never-to-be-shown";
    private static final Pattern PROCESS_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    /** What the contract calls these, and promtool takes for the metric type of that name. */
    private static final List<String> CONTRACTED = List.of(
            "ceremony_summary_sequence metric name should not include type 'summary'",
            "ceremony_summary_timestamp_seconds metric name should not include type 'summary'");

    private final TestBroker broker = TestBroker.start(1);
    private LiveProgram program;
    private MetricsPage page;

    @BeforeAll
    void replay(@TempDir Path folder) throws InterruptedException {
        program = new LiveProgram(
                new ProgramSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "ssl.keystore.password", SECRET),
                        folder,
                        TopologySettings.DEFAULTS,
                        new BoardSettings(BoardSettings.DEFAULT_HOST, 0)),
                Clock.systemUTC());
        program.startBoth();
        Demo demo = new Demo(program, ReplaySpeed.MAX, Pacer.monotonic(), Clock.systemUTC(), ReplayListener.NONE);
        demo.define();
        demo.replay();
        demo.settled();
        page = new MetricsPage(program);
        Awaitility.await("a lag of 0, which is asked for every other second")
                .atMost(PATIENCE)
                .until(() -> page.series("signboard_input_lag_records"::equals).values().stream()
                        .allMatch(lag -> lag == 0));
    }

    @AfterAll
    void close() {
        program.close();
        broker.close();
    }

    @Test
    void shouldGiveEveryFigureThatTheEventsFoldTo() throws IOException {
        JsonNode folded = TestFeed.fold(broker.bootstrapServers(), 1)
                .figures(resource("definition.json"))
                .summary();

        Map<String, Double> gauges = page.series(
                name -> name.startsWith("ceremony_") && !name.matches("ceremony_(window|status|summary).*"));

        assertEquals(FiguresAsSeries.of(folded), gauges);
        assertTrue(gauges.size() > 40, () -> "" + gauges);
    }

    @Test
    void shouldGiveThePublishedFigures() throws IOException {
        JsonNode published = resource("published-figures.json");
        Map<String, Double> gauges = page.series();

        assertPublished(gauges, "ceremony_%s{ceremony='sce-2021'%s}", "", published.get("headline"));
        assertPublished(gauges, "ceremony_venue_%s{ceremony='sce-2021'%s}", "", published.get("venue"));
        assertMembers(gauges, "channel", published.get("channels"));
        assertMembers(gauges, "sector", published.get("sectors"));
        assertMembers(gauges, "investor", published.get("investors"));
        assertPublished(gauges, "ceremony_guest_%s{ceremony='sce-2021'%s}", "", published.get("guests"));
        published.get("tiers").properties().forEach(tier -> {
            String labels = "{ceremony='sce-2021',tier='" + tier.getKey() + "'}";
            assertSame(
                    gauges, "ceremony_tier_projects" + labels, tier.getValue().path("projects"));
            assertSame(gauges, "ceremony_tier_change" + labels, tier.getValue().path("changeOnLastYear"));
        });
        double precision = published.at("/headline/usdPrecision").doubleValue();
        double dollars = value(gauges, "ceremony_converted_amount{ceremony='sce-2021',currency='USD'}");
        assertEquals(published.at("/headline/usd").doubleValue(), Math.round(dollars / precision) * precision);
    }

    private static void assertMembers(Map<String, Double> gauges, String label, JsonNode members) {
        members.properties().forEach(member -> {
            String name = "ceremony_" + label + "_%s{ceremony='sce-2021'%s}";
            assertPublished(gauges, name, label + "='" + member.getKey() + "'", member.getValue());
        });
    }

    private static void assertPublished(Map<String, Double> gauges, String name, String member, JsonNode figures) {
        String labels = member.isEmpty() ? "" : "," + member;
        String amountLabels = "currency='CNY'" + labels;
        if (member.compareTo("currency") < 0 && !member.isEmpty()) {
            amountLabels = member + ",currency='CNY'";
        }
        assertSame(gauges, name.formatted("projects", labels), figures.path("projects"));
        assertSame(gauges, name.formatted("percent", labels), figures.path("percent"));
        assertSame(gauges, name.formatted("amount", "," + amountLabels), figures.path("amount"));
    }

    private static void assertSame(Map<String, Double> gauges, String series, JsonNode figure) {
        if (figure.isNumber()) {
            assertEquals(figure.doubleValue(), value(gauges, series), series);
        }
    }

    private static double value(Map<String, Double> gauges, String series) {
        return Objects.requireNonNull(gauges.get(series.replace('\'', '"')), series);
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = MetricsIT.class.getResourceAsStream("/sce-2021/" + name)) {
            return Schemas.tree(Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    @Test
    void shouldCountEveryRecordAndEveryReject() {
        int events = TestFeed.events(broker.bootstrapServers()).size();
        int rejects = CommittedTopic.all(broker.bootstrapServers(), "ceremony.rejects")
                .size();

        Map<String, Double> outcomes = page.series("signboard_events_total"::equals);
        Map<String, Double> reasons = page.series("signboard_rejects_total"::equals);

        assertEquals(events, sum(outcomes));
        assertEquals(rejects, sum(reasons));
        assertTrue(rejects > 0);
        assertEquals(3 * 5, outcomes.size());
        assertEquals(3 * 12, reasons.size());
    }

    private static double sum(Map<String, Double> series) {
        return series.values().stream().mapToDouble(value -> value).sum();
    }

    @Test
    void shouldShowAnIdleProcessorAsOne() {
        assertEquals(1, page.value("signboard_processor_state{state='running'}"));
        assertEquals(7, page.series("signboard_processor_state"::equals).size());
        assertEquals(1, sum(page.series("signboard_processor_state"::equals)));
        assertEquals(2, sum(page.series("signboard_ready"::equals)));
        assertEquals(2, sum(page.series("signboard_broker_reachable"::equals)));
        assertEquals(3, page.series("signboard_input_lag_records"::equals).size());
        assertEquals(0, page.value("signboard_restore_remaining_records"));
        assertEquals(0, page.value("signboard_undefined_ceremony_projects"));
        assertEquals(0, page.value("signboard_ignored_definitions_total"));
        assertEquals(1, page.value("signboard_store_entries{store='definitions'}"));
        assertEquals(1, page.value("signboard_store_entries{store='summaries'}"));
        assertTrue(page.value("signboard_store_entries{store='ledger'}") > 90);
        assertTrue(page.value("signboard_publish_latency_seconds_count") > 0);
        assertEquals(1, page.value("kafka_stream_alive_stream_threads{client_id='signboard'}"));
        assertEquals(0, page.value("kafka_stream_failed_stream_threads_total{client_id='signboard'}"));
    }

    @Test
    void shouldStaySmallAndSound() {
        String text = page.get().body();
        List<String> families = text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .toList();

        Map<String, Double> series = MetricsPage.series(text, name -> true);

        assertTrue(series.size() < 500, () -> series.size() + " series");
        assertFalse(series.containsValue(Double.NaN), () -> "not a number: " + series);
        assertEquals(families.size(), Set.copyOf(families).size(), "a family twice");
        families.forEach(family -> assertTrue(text.contains("# HELP " + family + " "), family));
        assertFalse(PROCESS_ID.matcher(text).find(), "an id that is another at each start");
    }

    @Test
    void shouldTellNothingOfTheClientsSettings() {
        String text = page.get().body();

        assertFalse(text.contains(SECRET));
        assertFalse(text.contains(broker.bootstrapServers()));
    }

    @Test
    void shouldPassPromtoolsLint() {
        String own = page.get()
                .body()
                .lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?(ceremony|signboard)_.*"))
                .collect(Collectors.joining("\n", "", "\n"));

        Executable.Result lint = Executable.find("promtool", "prometheus").runOn(own, "check", "metrics");

        assertEquals(CONTRACTED, lint.output().lines().toList());
    }

    @Test
    void shouldGiveTheSameInOpenMetrics() {
        HttpResponse<String> answer = page.get("Accept", "application/openmetrics-text;version=1.0.0,*/*;q=0.1");

        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                answer.headers().firstValue("content-type").orElse(""));
        assertTrue(answer.body().endsWith("\n# EOF\n"));
        assertEquals(page.series(MetricsIT::isFigure), MetricsPage.series(answer.body(), MetricsIT::isFigure));
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                page.get().headers().firstValue("content-type").orElse(""));
    }

    /** A heartbeat between two scrapes changes what tells one summary from the next. */
    private static boolean isFigure(String name) {
        return name.startsWith("ceremony_") && !name.startsWith("ceremony_summary_");
    }
}
