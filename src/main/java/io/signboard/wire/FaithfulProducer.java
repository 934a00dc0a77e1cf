package io.signboard.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of a producer that neither loses, doubles nor reorders a record, and that puts each project where the default
 * partitioner puts its key.
 */
public final class FaithfulProducer {

    private FaithfulProducer() {}

    /**
     * All settings that differ from Kafka's own.
     *
     * @param defaults what holds unless the user says otherwise
     * @param user the user's client settings, with and without prefixes; those that a promise rests on are overruled
     */
    public static Map<String, Object> settings(Map<String, ?> defaults, Map<String, ?> user) {
        Map<String, Object> settings = new HashMap<>(defaults);
        // A new leader takes whichever record of a new producer comes first, and none before it any more (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.putAll(ClientKind.PRODUCER.settings(user));
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
        settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return settings;
    }
}
