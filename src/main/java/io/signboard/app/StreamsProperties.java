package io.signboard.app;

import io.signboard.wire.ApplicationId;
import io.signboard.wire.Replication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The Kafka Streams configuration of the processor. A user's setting wins over the defaults here, save for those that the
 * figures' exactness rests on.
 */
final class StreamsProperties {

    /** The application id unless the user sets another; it also names the group, the changelogs and the state folder. */
    static final String APPLICATION_ID = ApplicationId.DEFAULT;

    /** The largest record read or written: a summary with its definition, or a reject with its headers. */
    private static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    /** The largest record between the tasks: a tally of the largest definition, uncompressed. */
    private static final int MAX_INTERNAL_RECORD_BYTES = 8 * 1024 * 1024;

    private static final List<String> OURS = List.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG);

    /** What decides whether a record that fails is skipped, under its names of today and of before. */
    static final List<String> HANDLERS = List.of(
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            "default.production.exception.handler",
            "default.deserialization.exception.handler");

    private StreamsProperties() {}

    /**
     * All settings.
     *
     * @param user any Kafka client or Streams settings, bootstrap.servers among them
     * @param stateDir where Streams keeps its state
     * @param partitions the event topics' partition count
     * @param replicationFactor on how many brokers the event topics lie; the state must not be easier to lose
     * @throws AppException if the user asks for another guarantee than exactly once, or for a way to skip records
     */
    static Map<String, Object> of(Map<String, Object> user, Path stateDir, int partitions, int replicationFactor) {
        Map<String, Object> properties = new HashMap<>(defaults(partitions));
        properties.putAll(internalTopics(replicationFactor));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.putAll(user);
        properties.keySet().removeIf(StreamsProperties::isOurs);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        requireExactlyOnce(properties);
        refuseHandlers(user);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, WriteFailureHandler.class);
        return properties;
    }

    /** Whether this setting, for whichever client, could leave out events or put a tally where nobody looks for it. */
    private static boolean isOurs(String key) {
        return OURS.stream().anyMatch(name -> key.equals(name) || key.endsWith("." + name));
    }

    private static void refuseHandlers(Map<String, Object> user) {
        for (String handler : HANDLERS) {
            if (user.containsKey(handler)) {
                throw new AppException(handler + " can't be set: another handler could skip a record.");
            }
        }
    }

    private static void requireExactlyOnce(Map<String, Object> properties) {
        Object guarantee = properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            throw new AppException("processing.guarantee must be " + StreamsConfig.EXACTLY_ONCE_V2
                    + ": with any other a restart could count a project twice.");
        }
    }

    private static Map<String, Object> defaults(int partitions) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        defaults.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        defaults.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        defaults.put("processing.exception.handler.global.enabled", true);
        defaults.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        // The tasks ask for commits where somebody waits for one, which is sooner; these come on top of those.
        defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000L);
        // What waits for its turn is noticed only between two polls; while nothing does, QuietClients waits longer.
        defaults.put(StreamsConfig.POLL_MS_CONFIG, 20L);
        defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, partitions == 1 ? 1 : 2);
        defaults.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 2000);
        // The tally doesn't depend on the order of the channels: never look, record by record, whether to wait for one.
        defaults.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // However long the brokers are away, wait; Kafka adds this to the time, so it can't be the largest number.
        defaults.put(
                StreamsConfig.TASK_TIMEOUT_MS_CONFIG, Duration.ofDays(3_650).toMillis());
        // A processor that comes back reads its state first; then it gets its share within a minute instead of ten.
        defaults.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
        defaults.putAll(consumer());
        defaults.putAll(producer());
        return defaults;
    }

    /** Kafka Streams would take the brokers' defaults, which are one replica and records of 1 MiB. */
    private static Map<String, Object> internalTopics(int replicationFactor) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_INTERNAL_RECORD_BYTES);
        Replication.settings(replicationFactor)
                .forEach((key, value) -> settings.put(StreamsConfig.topicPrefix(key), value));
        return settings;
    }

    /** Dead processors' partitions move after 6 s, topics changed by hand are noticed within 30 s; small fetches keep summaries from queueing behind a backlog. */
    private static Map<String, Object> consumer() {
        return Map.of(
                StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), 30_000,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 32 * 1024);
    }

    /**
     * Nothing is compressed: each commit makes some twenty small batches, and to begin one costs more than to send it. A
     * transaction that has only offsets to tell is put off by the broker while the one before is being ended, and the
     * producer's thread then sleeps for the whole back-off: 100 ms by default, in which nothing is dealt with.
     */
    private static Map<String, Object> producer() {
        return Map.of(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                MAX_RECORD_BYTES,
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                256 * 1024,
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                20,
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                20,
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                10_000);
    }
}
