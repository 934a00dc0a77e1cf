package io.signboard.board.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    private static final Family DOORS = Family.gauge("test_doors", "Doors that are open.", "floor");
    private static final Family VISITS = Family.counter("test_visits", "Visits so far.");

    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldWritePrometheusText() {
        metrics.add(source(samples -> {
            samples.give(DOORS, 2, "first \"floor\"\\");
            samples.give(VISITS, 5L);
        }));

        assertEquals(
                """
                # HELP test_doors Doors that are open.
                # TYPE test_doors gauge
                test_doors{floor="first \\"floor\\"\\\\"} 2.0
                # HELP test_visits_total Visits so far.
                # TYPE test_visits_total counter
                test_visits_total 5.0
                """,
                Scrape.text(metrics));
    }

    @Test
    void shouldWriteOpenMetrics() {
        metrics.add(source(samples -> samples.give(VISITS, 5L)));

        assertEquals(
                """
                # TYPE test_visits counter
                # HELP test_visits Visits so far.
                test_visits_total 5.0
                # EOF
                """,
                text(ExpositionFormat.OPEN_METRICS, Set.of()));
    }

    @Test
    void shouldGiveTheNamesThatAreAskedForOnly() {
        metrics.add(source(samples -> {
            samples.give(DOORS, 2, "1");
            samples.give(VISITS, 5L);
        }));

        String text = text(ExpositionFormat.PROMETHEUS, Set.of("test_doors"));

        assertEquals(Map.of("test_doors{floor=\"1\"}", "2.0"), Scrape.series(text));
    }

    @Test
    void shouldRefuseAFamilyThatIsThereAlready() {
        metrics.add(source(samples -> {}));

        assertThrows(IllegalArgumentException.class, () -> metrics.add(source(samples -> {})));
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        metrics.add(source(samples -> samples.give(DOORS, Double.NaN, "1")));

        assertThrows(IllegalArgumentException.class, () -> Scrape.text(metrics));
    }

    @Test
    void shouldRefuseAnotherNumberOfLabels() {
        metrics.add(source(samples -> samples.give(DOORS, 1)));

        assertThrows(IllegalArgumentException.class, () -> Scrape.text(metrics));
    }

    @Test
    void shouldKeepThoseMetersOfLibrariesThatAreShown() {
        Gauge.builder("jvm.classes.loaded", () -> 1).register(metrics.meters());
        Gauge.builder("jvm.threads.live", () -> 1).register(metrics.meters());
        Gauge.builder("signboard.anything", () -> 1).register(metrics.meters());
        consumed("ceremony.summaries");
        consumed("ceremony_summaries");

        assertEquals(
                Map.of(
                        "jvm_threads_live", "1.0",
                        "signboard_anything", "1.0",
                        "kafka_consumer_fetch_manager_records_consumed_total{topic=\"ceremony.summaries\"}", "3.0"),
                Scrape.series(Scrape.text(metrics)));
    }

    private void consumed(String topic) {
        FunctionCounter.builder("kafka.consumer.fetch.manager.records.consumed.total", this, test -> 3)
                .tags(Tags.of("topic", topic))
                .register(metrics.meters());
    }

    @Test
    void shouldKeepIdsThatChangeAtEachStartOutOfKafkasLabels() {
        Gauge.builder("kafka.stream.thread.poll.ratio", () -> 0.5)
                .tags("thread.id", "signboard-cc868c68-2dcc-44e2-811b-5c81784d57e5-StreamThread-1")
                .tags("kafka.version", "4.3.1")
                .register(metrics.meters());

        assertEquals(
                Map.of("kafka_stream_thread_poll_ratio{thread_id=\"signboard-StreamThread-1\"}", "0.5"),
                Scrape.series(Scrape.text(metrics)));
    }

    @Test
    void shouldSayWhichVersionRuns() {
        metrics.add(new BuildInfo("1.2.3"));

        assertTrue(Scrape.text(metrics).contains("signboard_build_info{version=\"1.2.3\"} 1.0"));
    }

    private String text(ExpositionFormat format, Set<String> names) {
        return new String(metrics.scrape(format, names), StandardCharsets.UTF_8);
    }

    private static MetricSource source(Consumer<Samples> read) {
        return new MetricSource() {
            @Override
            public List<Family> families() {
                return List.of(DOORS, VISITS);
            }

            @Override
            public void read(Samples samples) {
                read.accept(samples);
            }
        };
    }
}
