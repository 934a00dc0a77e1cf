package io.signboard.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Executable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What {@code promtool} says of the shipped configuration, alerts and tests of alerts. */
final class AlertsTest {

    private static final String CONFIG = Scrape.FOLDER.resolve("prometheus.yml").toString();
    private static final String TESTS = Scrape.FOLDER.resolve("alerts.test.yml").toString();
    private static final Set<String> SEVERITIES = Set.of("critical", "warning");

    @Test
    void shouldHaveAValidConfiguration() {
        assertSuccess("check", "config", CONFIG);
    }

    @Test
    void shouldHaveValidRules() {
        assertSuccess("check", "rules", Alert.FILE.toString());
    }

    @Test
    void shouldFireWhenItMust() {
        assertSuccess("test", "rules", TESTS);
    }

    @Test
    void shouldTestEachAlertFiringAndSilent() {
        Set<String> firing = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (JsonNode group :
                Scrape.yaml(Scrape.FOLDER.resolve("alerts.test.yml")).path("tests")) {
            for (JsonNode test : group.path("alert_rule_test")) {
                (test.path("exp_alerts").isEmpty() ? silent : firing)
                        .add(test.path("alertname").asText());
            }
        }
        Set<String> all = Alert.shipped().stream().map(Alert::name).collect(Collectors.toCollection(TreeSet::new));
        assertFalse(all.isEmpty());
        assertEquals(all, firing);
        assertEquals(all, silent);
    }

    @Test
    void shouldSayWhatToDo() {
        for (Alert alert : Alert.shipped()) {
            assertTrue(SEVERITIES.contains(alert.severity()), alert.name());
            assertFalse(alert.summary().isBlank(), alert.name());
            assertTrue(alert.description().endsWith("."), alert.name());
        }
    }

    @Test
    void shouldStandInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Alert alert : Alert.shipped()) {
            assertTrue(readme.contains("| `" + alert.name() + "` |"), alert.name());
        }
    }

    @Test
    void shouldReadEachMetricInOneJob() {
        Scrape scrape = Scrape.shipped();
        assertEquals(List.of("signboard-ceremony"), scrape.jobsOf("ceremony_amount"));
        assertEquals(List.of("signboard-operations"), scrape.jobsOf("signboard_events_total"));
        assertEquals(List.of("signboard-operations"), scrape.jobsOf("jvm_memory_used_bytes"));
    }

    @Test
    void shouldReadTheServicesOfTheComposeFile() {
        List<String> targets = StreamSupport.stream(
                        Scrape.yaml(Scrape.FOLDER.resolve("targets-compose.yml"))
                                .path(0)
                                .path("targets")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
        assertEquals(List.of("board:8080", "processor:8081"), targets);
    }

    private static void assertSuccess(String... arguments) {
        Executable.Result result = Executable.find("promtool", "prometheus").run(arguments);
        assertEquals(0, result.code(), result.output());
    }
}
