package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.doctor.ProcessorProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorNeedsTest {

    @Test
    void shouldTellWhatTheProcessorSetsItself() {
        ProcessorProfile profile = ProcessorNeeds.of(Map.of());

        assertEquals("signboard", profile.group());
        assertEquals(Duration.ofSeconds(10), profile.transaction());
        assertEquals(Duration.ofSeconds(6), profile.session());
        assertEquals(16 * 1024 * 1024, profile.requestBytes());
        assertTrue(profile.presets().contains("main.consumer.session.timeout.ms"), profile::toString);
    }

    @Test
    void shouldTakeTheUsersSettings() {
        ProcessorProfile profile = ProcessorNeeds.of(Map.of(
                "application.id", "hall",
                "producer.transaction.timeout.ms", "60000",
                "main.consumer.session.timeout.ms", "9000",
                "processing.guarantee", "at_least_once"));

        assertEquals("hall", profile.group());
        assertEquals(Duration.ofSeconds(60), profile.transaction());
        assertEquals(Duration.ofSeconds(9), profile.session());
    }
}
