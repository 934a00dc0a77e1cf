package io.signboard.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Grafana is given at its start. */
final class ProvisioningTest {

    private static final Path PROVISIONING = Path.of("grafana", "provisioning");

    @Test
    void shouldTakeTheAddressOfPrometheusFromTheEnvironment() {
        JsonNode source = QueryRules.provisioned();
        assertEquals("prometheus", source.path("type").asText());
        assertEquals("signboard-prometheus", source.path("uid").asText());
        assertEquals("$PROMETHEUS_URL", source.path("url").asText());
        assertTrue(source.path("isDefault").asBoolean());
        assertFalse(source.path("editable").asBoolean());
    }

    @Test
    void shouldAskNoFinerThanTheSlowestJobReads() {
        assertEquals(Scrape.shipped().slowest(), QueryRules.timeInterval());
    }

    @Test
    void shouldKeepDashboardsAsTheirFilesAre() {
        JsonNode file = Scrape.yaml(PROVISIONING.resolve("dashboards").resolve("signboard.yml"));
        JsonNode provider = file.path("providers").path(0);
        assertEquals(1, file.path("apiVersion").asInt());
        assertEquals("file", provider.path("type").asText());
        assertTrue(provider.path("disableDeletion").asBoolean());
        assertFalse(provider.path("allowUiUpdates").asBoolean(true));
        assertEquals(
                "/etc/signboard/dashboards",
                provider.path("options").path("path").asText());
    }
}
