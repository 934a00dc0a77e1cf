package io.signboard.board.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsumerSettingsTest {

    @Test
    void shouldPreferTheUsersChoiceToTheDefault() {
        Map<String, Object> settings = ConsumerSettings.of(Map.of("client.id", "mine", "security.protocol", "SSL"));

        assertEquals("mine", settings.get("client.id"));
        assertEquals("SSL", settings.get("security.protocol"));
    }

    @Test
    void shouldReadCommittedRecordsWhateverIsAskedFor() {
        Map<String, Object> settings = ConsumerSettings.of(Map.of("isolation.level", "read_uncommitted"));

        assertEquals("read_committed", settings.get("isolation.level"));
    }

    @Test
    void shouldJoinNoGroup() {
        Map<String, Object> settings = ConsumerSettings.of(Map.of("group.id", "a", "group.protocol", "streams"));

        assertFalse(settings.containsKey("group.id"));
        assertFalse(settings.containsKey("group.protocol"));
    }
}
