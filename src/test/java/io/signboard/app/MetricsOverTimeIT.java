package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.board.http.BoardSettings;
import io.signboard.support.Schemas;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.topology.TopologySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of series when definitions change, programs come and go, and the broker is away. */
class MetricsOverTimeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldDropAMemberThatANewDefinitionDoesNotList(@TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                TestProgram program = TestProgram.start(broker.bootstrapServers(), folder)) {
            MetricsPage page = new MetricsPage(program.live());
            TestFeed.define(broker.bootstrapServers(), definition(1, "steel", "glass"));
            await(() -> page.get().body().contains("sector=\"steel\""));

            TestFeed.define(broker.bootstrapServers(), definition(2, "glass"));

            await(() -> !page.get().body().contains("sector=\"steel\""));
            assertTrue(page.get().body().contains("sector=\"glass\""));
        }
    }

    @Test
    void shouldShowTheSameSeriesAfterARestart(@TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(1)) {
            String servers = broker.bootstrapServers();
            TestFeed.define(servers, definition(1, "steel"));
            TestFeed.define(servers, definition(1, "ignored"));
            TestFeed.send(servers, event("c-metrics", "p-1"));
            TestFeed.send(servers, event("c-later", "p-2"));
            TestFeed.send(servers, event("c-later", "p-3"));
            Map<String, Double> before;
            try (TestProgram first = TestProgram.start(servers, folder)) {
                before = settled(new MetricsPage(first.live()));
            }

            try (TestProgram second = TestProgram.start(servers, folder)) {
                MetricsPage page = new MetricsPage(second.live());
                assertEquals(before.keySet(), settled(page).keySet());
                assertEquals(
                        0,
                        page.series("signboard_events_total"::equals).values().stream()
                                .mapToDouble(count -> count)
                                .sum());
                TestFeed.define(
                        servers,
                        Schemas.tree("{\"ceremonyId\":\"c-later\",\"version\":1,\"currency\":\"CNY\"}"
                                .getBytes(StandardCharsets.UTF_8)));
                await(() -> page.value("signboard_undefined_ceremony_projects") == 0);
                await(() -> page.series().getOrDefault("ceremony_projects{ceremony=\"c-later\"}", 0.0) == 2);
            }
        }
    }

    /** Our own series once all is dealt with; Kafka's come and go with what its clients do. */
    private static Map<String, Double> settled(MetricsPage page) {
        await(() -> page.value("signboard_processor_state{state='running'}") == 1);
        await(() -> page.series().getOrDefault("ceremony_projects{ceremony=\"c-metrics\"}", 0.0) == 1);
        await(() -> page.value("signboard_undefined_ceremony_projects") == 2);
        await(() -> page.series().getOrDefault("signboard_ignored_definitions_total", 0.0) == 1);
        await(() -> page.series("signboard_input_lag_records"::equals).size() == 3);
        return page.series(name -> name.startsWith("ceremony_") || name.startsWith("signboard_"));
    }

    @Test
    void shouldShowThePartitionsOfEachProcessorOnly(@TempDir Path one, @TempDir Path other) throws Exception {
        try (TestBroker broker = TestBroker.start(4);
                LiveProgram staying = processor(broker, one)) {
            staying.startProcessor();
            MetricsPage stayingPage = new MetricsPage(staying);
            for (int i = 0; i < 20; i++) {
                TestFeed.send(broker.bootstrapServers(), event("c-later", "p-" + i));
            }
            await(() -> stayingPage.value("signboard_undefined_ceremony_projects") == 20);
            assertEquals(
                    Set.of(),
                    stayingPage.series(name -> name.startsWith("ceremony_")).keySet());
            try (LiveProgram leaving = processor(broker, other)) {
                leaving.startProcessor();
                MetricsPage leavingPage = new MetricsPage(leaving);

                await(() -> lags(stayingPage).size() == 6 && lags(leavingPage).size() == 6);

                Set<String> both = new TreeSet<>(lags(stayingPage));
                both.addAll(lags(leavingPage));
                assertEquals(12, both.size(), both::toString);
                await(() -> parked(stayingPage) + parked(leavingPage) == 20);
                assertTrue(parked(leavingPage) > 0);
            }
            await(() -> lags(stayingPage).size() == 12);
            await(() -> parked(stayingPage) == 20);
        }
    }

    private static LiveProgram processor(TestBroker broker, Path folder) {
        return new LiveProgram(
                new ProgramSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        folder,
                        TopologySettings.DEFAULTS,
                        new BoardSettings(BoardSettings.DEFAULT_HOST, 0)),
                Clock.systemUTC());
    }

    private static Set<String> lags(MetricsPage page) {
        return page.series("signboard_input_lag_records"::equals).keySet();
    }

    private static double parked(MetricsPage page) {
        return page.value("signboard_undefined_ceremony_projects");
    }

    @Test
    void shouldGoOnAnsweringWhileTheBrokerIsAway(@TempDir Path folder) throws Exception {
        TestBroker broker = TestBroker.start(1);
        try (TestProgram program = TestProgram.start(broker.bootstrapServers(), folder)) {
            MetricsPage page = new MetricsPage(program.live());
            TestFeed.define(broker.bootstrapServers(), definition(1, "steel"));
            TestFeed.send(broker.bootstrapServers(), event("c-metrics", "p-1"));
            await(() -> page.series().getOrDefault("ceremony_projects{ceremony=\"c-metrics\"}", 0.0) == 1);
            await(() -> lags(page).size() == 3);
            assertEquals(2, reachable(page));

            broker.close();

            await(() -> reachable(page) == 0);
            assertEquals(1, page.value("ceremony_projects{ceremony='c-metrics'}"));
            assertEquals(3, lags(page).size());
            assertEquals(0, page.value("signboard_ready{component='board'}"));
        }
    }

    private static double reachable(MetricsPage page) {
        return page.series("signboard_broker_reachable"::equals).values().stream()
                .mapToDouble(value -> value)
                .sum();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    private static ObjectNode definition(int version, String... sectors) {
        ObjectNode definition = (ObjectNode)
                Schemas.tree("{\"ceremonyId\":\"c-metrics\",\"currency\":\"CNY\"}".getBytes(StandardCharsets.UTF_8));
        definition.put("version", version);
        for (String sector : sectors) {
            definition.withArray("sectors").addObject().put("id", sector);
        }
        return definition;
    }

    private static ProducerRecord<byte[], byte[]> event(String ceremonyId, String projectId) {
        String json = "{\"type\":\"signed\",\"eventId\":\"e\",\"ceremonyId\":\"" + ceremonyId + "\",\"projectId\":\""
                + projectId + "\",\"value\":{\"amount\":5,\"currency\":\"CNY\"},\"sector\":\"steel\","
                + "\"dateSigned\":\"2021-08-23T10:31:07+08:00\"}";
        return new ProducerRecord<>(
                "ceremony.project-events.online",
                projectId.getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
