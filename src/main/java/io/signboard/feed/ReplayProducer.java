package io.signboard.feed;

import io.signboard.wire.ClientKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of replays. */
public final class ReplayProducer {

    private static final int BATCH_BYTES = 256 * 1024;
    private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;
    private static final int LINGER_MS = 5;
    private static final int MAX_BLOCK_MS = 15_000;
    private static final int REQUEST_TIMEOUT_MS = 15_000;
    private static final int DELIVERY_TIMEOUT_MS = 60_000;

    private ReplayProducer() {}

    /**
     * Connects a producer.
     *
     * @param client the user's client settings, {@code bootstrap.servers} at least; those that a replay's promises rest on
     *     are overruled
     */
    public static Producer<byte[], byte[]> connect(Map<String, ?> client) {
        return new KafkaProducer<>(settings(client), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** All settings that differ from Kafka's own. */
    static Map<String, Object> settings(Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "signboard-feed");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        // What is too large for a topic is for the broker to say.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        // A new leader takes whichever record of a new producer comes first, and none before it any more (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.putAll(ClientKind.PRODUCER.settings(client));
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Projects must lie where the default partitioner puts their keys.
        settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
        settings.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
        return settings;
    }
}
