package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FaithfulProducerTest {

    @Test
    void shouldLetTheUserChangeWhatNothingRestsOn() {
        assertEquals(5, settings(Map.of()).get("linger.ms"));
        assertEquals(0, settings(Map.of("linger.ms", 0)).get("linger.ms"));
        assertEquals(
                1, settings(Map.of("linger.ms", 0, "producer.linger.ms", 1)).get("linger.ms"));
    }

    @Test
    void shouldHoldToTheDefaultPartitioner() {
        Map<String, Object> settings = settings(Map.of("partitioner.class", "x", "partitioner.ignore.keys", true));
        assertFalse(settings.containsKey("partitioner.class"));
        assertEquals(false, settings.get("partitioner.ignore.keys"));
    }

    @Test
    void shouldHoldToIdempotence() {
        Map<String, Object> settings = settings(Map.of("acks", "1", "producer.enable.idempotence", false));
        assertEquals("all", settings.get("acks"));
        assertEquals(true, settings.get("enable.idempotence"));
    }

    /** A producer with one has to begin a transaction before it sends. */
    @Test
    void shouldHaveNoTransactions() {
        assertFalse(settings(Map.of("transactional.id", "x")).containsKey("transactional.id"));
    }

    /** With more, a leader's death can keep a new producer's first records out for good. */
    @Test
    void shouldHaveOneRequestUnderWayUnlessTheUserWantsMore() {
        String inFlight = "max.in.flight.requests.per.connection";
        assertEquals(1, settings(Map.of()).get(inFlight));
        assertEquals("5", settings(Map.of(inFlight, "5")).get(inFlight));
    }

    private static Map<String, Object> settings(Map<String, Object> user) {
        return FaithfulProducer.settings(Map.of("linger.ms", 5), user);
    }
}
