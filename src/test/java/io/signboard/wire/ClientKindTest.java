package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientKindTest {

    private static final Map<String, Object> USER = Map.of(
            "sasl.mechanism", "PLAIN",
            "client.id", "c",
            "admin.client.id", "a",
            "consumer.fetch.max.bytes", 1,
            "main.consumer.fetch.max.bytes", 2,
            "producer.ssl.key.password", "s",
            "application.id", "tally");

    @Test
    void shouldPreferWhatIsForTheKindAlone() {
        assertEquals(
                Map.of("sasl.mechanism", "PLAIN", "client.id", "a", "application.id", "tally"),
                ClientKind.ADMIN.settings(USER));
    }

    @Test
    void shouldLeaveOutWhatIsForOtherClients() {
        assertEquals(
                Map.of("sasl.mechanism", "PLAIN", "client.id", "c", "application.id", "tally", "fetch.max.bytes", 1),
                ClientKind.CONSUMER.settings(USER));
        assertEquals(
                Map.of("sasl.mechanism", "PLAIN", "client.id", "c", "application.id", "tally", "ssl.key.password", "s"),
                ClientKind.PRODUCER.settings(USER));
    }

    @Test
    void shouldLeaveOutWhatIsForGroups() {
        Map<String, Object> user = Map.of(
                "group.id", "g", "group.instance.id", "i", "consumer.group.protocol", "streams", "client.id", "c");

        assertEquals(Map.of("client.id", "c"), ClientKind.outsideOfGroups(user));
    }
}
