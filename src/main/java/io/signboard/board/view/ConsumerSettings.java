package io.signboard.board.view;

import io.signboard.wire.ClientKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The board's settings of the Kafka consumer: its own choices, then the user's, then what its promises rest on. */
final class ConsumerSettings {

    private static final Map<String, Object> DEFAULTS = Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG, "signboard-board",
            ConsumerConfig.METADATA_MAX_AGE_CONFIG, 60_000,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);

    private static final Map<String, Object> FIXED = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class);

    private ConsumerSettings() {}

    static Map<String, Object> of(Map<String, Object> clientSettings) {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.putAll(ClientKind.outsideOfGroups(clientSettings));
        settings.putAll(FIXED);
        return settings;
    }
}
