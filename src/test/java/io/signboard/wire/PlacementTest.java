package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

    /** Hashes as Kafka documents them in its own tests: they are what lies in existing topics. */
    @ParameterizedTest
    @CsvSource({"21, -973932308", "foobar, -790332482", "a-little-bit-long-string, -985981536", "abc, 479470107"})
    void shouldPutKeysWhereMurmur2Does(String key, int murmur2) {
        assertEquals((murmur2 & 0x7fffffff) % 7, Placement.partition(bytes(key), 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "sce-2021-017", "项目-一", "\u0000"})
    void shouldPutKeysWhereKafkasProducerDoes(String key) {
        for (int partitions = 1; partitions <= 64; partitions++) {
            assertEquals(
                    BuiltInPartitioner.partitionForKey(bytes(key), partitions),
                    Placement.partition(bytes(key), partitions));
        }
    }

    @Test
    void shouldRefuseATopicWithoutPartitions() {
        assertThrows(IllegalArgumentException.class, () -> Placement.partition(bytes("a"), 0));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
