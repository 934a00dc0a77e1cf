package io.signboard.feed;

import io.signboard.wire.FaithfulProducer;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of replays. */
public final class ReplayProducer {

    private static final int BATCH_BYTES = 256 * 1024;
    /** What is too large for a topic is for the broker to say. */
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
        return new KafkaProducer<>(
                FaithfulProducer.settings(defaults(), client), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> defaults() {
        return Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "signboard-feed",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MS,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_REQUEST_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_TIMEOUT_MS);
    }
}
