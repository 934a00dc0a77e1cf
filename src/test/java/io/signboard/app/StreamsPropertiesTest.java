package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
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

    /** Kafka adds this to the time of the failure, and a sum too large would be a deadline in the past. */
    @Test
    void shouldWaitForBrokersThatAreAwayForVeryLong() {
        long timeout = new StreamsConfig(of(Map.of("bootstrap.servers", "h:1"), 1))
                .getLong(StreamsConfig.TASK_TIMEOUT_MS_CONFIG);

        assertTrue(timeout >= Duration.ofDays(365).toMillis(), () -> timeout + " ms");
        assertTrue(timeout <= Long.MAX_VALUE / 2, () -> timeout + " ms");
    }

    /** Events from before the first start would never be counted. */
    @ParameterizedTest
    @ValueSource(strings = {"auto.offset.reset", "consumer.auto.offset.reset", "main.consumer.auto.offset.reset"})
    void shouldAlwaysBeginWithTheFirstEvent(String key) {
        Map<String, Object> consumer = new StreamsConfig(of(Map.of(key, "latest", "bootstrap.servers", "h:1"), 1))
                .getMainConsumerConfigs("signboard", "client", 0);

        assertEquals("earliest", consumer.get("auto.offset.reset"));
    }

    /** A partial tally is taken up only in the partition that its ceremony belongs to. */
    @ParameterizedTest
    @ValueSource(strings = {"partitioner.class", "producer.partitioner.class", "producer.partitioner.ignore.keys"})
    void shouldKeepKafkasPartitioner(String key) {
        assertFalse(of(Map.of(key, "org.apache.kafka.clients.producer.RoundRobinPartitioner"), 1)
                .containsKey(key));
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
