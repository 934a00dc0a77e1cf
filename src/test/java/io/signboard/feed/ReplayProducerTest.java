package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayProducerTest {

    @Test
    void shouldLetTheUserChangeWhatNothingRestsOn() {
        assertEquals(0, ReplayProducer.settings(Map.of("linger.ms", 0)).get("linger.ms"));
    }

    @Test
    void shouldHoldToTheDefaultPartitioner() {
        Map<String, Object> settings =
                ReplayProducer.settings(Map.of("partitioner.class", "x", "partitioner.ignore.keys", true));
        assertFalse(settings.containsKey("partitioner.class"));
        assertEquals(false, settings.get("partitioner.ignore.keys"));
    }

    @Test
    void shouldHoldToIdempotence() {
        Map<String, Object> settings = ReplayProducer.settings(Map.of("acks", "1", "enable.idempotence", false));
        assertEquals("all", settings.get("acks"));
        assertEquals(true, settings.get("enable.idempotence"));
    }

    /** With more, a leader's death can keep a new producer's first records out for good. */
    @Test
    void shouldHaveOneRequestUnderWayUnlessTheUserWantsMore() {
        String inFlight = "max.in.flight.requests.per.connection";
        assertEquals(1, ReplayProducer.settings(Map.of()).get(inFlight));
        assertEquals("5", ReplayProducer.settings(Map.of(inFlight, "5")).get(inFlight));
    }
}
