package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsPropertiesTest {

    @ParameterizedTest
    @CsvSource({"1, ", "2, ", "3, 2"})
    void shouldKeepStateOnAsManyBrokersAsTheEvents(int replicas, @org.jspecify.annotations.Nullable Integer inSync) {
        Map<String, Object> properties = of(Map.of(), replicas);

        assertEquals(replicas, properties.get("replication.factor"));
        assertEquals(inSync == null ? null : String.valueOf(inSync), properties.get("topic.min.insync.replicas"));
    }

    @Test
    void shouldLetTheUsersSettingsWin() {
        Map<String, Object> properties = of(Map.of("replication.factor", "2", "commit.interval.ms", "50"), 3);

        assertEquals("2", properties.get("replication.factor"));
        assertEquals("50", properties.get("commit.interval.ms"));
    }

    @Test
    void shouldRefuseAnotherGuarantee() {
        AppException refusal =
                assertThrows(AppException.class, () -> of(Map.of("processing.guarantee", "at_least_once"), 1));

        assertTrue(String.valueOf(refusal.getMessage()).contains("could count a project twice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production.exception.handler",
                "processing.exception.handler",
                "deserialization.exception.handler",
                "default.production.exception.handler",
                "default.deserialization.exception.handler"
            })
    void shouldRefuseHandlersThatCouldSkipARecord(String key) {
        AppException refusal = assertThrows(AppException.class, () -> of(Map.of(key, "org.example.Handler"), 1));

        assertEquals(key + " can't be set: another handler could skip a record.", refusal.getMessage());
        assertNull(refusal.getCause());
    }

    private static Map<String, Object> of(Map<String, Object> user, int replicas) {
        return StreamsProperties.of(user, Path.of("state"), 1, replicas);
    }
}
