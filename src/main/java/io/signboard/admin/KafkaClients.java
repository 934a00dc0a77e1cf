package io.signboard.admin;

import io.signboard.wire.ClientKind;
import io.signboard.wire.FaithfulProducer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Makes the Kafka clients of commands that do one thing and end. Whoever asks for one closes it. */
public final class KafkaClients {

    /** Above the largest record that a default broker takes, so that no record is too large to be sent again. */
    private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;

    private final Map<String, Object> properties;
    private final Duration timeout;

    /**
     * Connects to nothing yet.
     *
     * @param properties {@code bootstrap.servers} and whatever else the user set; wins over everything but what the promises
     *     of the commands rest on
     * @param timeout how long a client waits for an answer, above 0
     */
    public KafkaClients(Map<String, Object> properties, Duration timeout) {
        this.properties = Map.copyOf(properties);
        this.timeout = timeout;
    }

    /** How long a client waits for an answer. */
    public Duration timeout() {
        return timeout;
    }

    /** A client for topics. */
    public Admin admin() {
        Map<String, Object> settings = defaults(ClientKind.ADMIN);
        settings.putAll(ClientKind.ADMIN.settings(properties));
        return Admin.create(settings);
    }

    /** A consumer outside of any group, which sees what is committed and never makes a topic. */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = defaults(ClientKind.CONSUMER);
        settings.putAll(ClientKind.outsideOfGroups(properties));
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer that neither loses nor repeats a record, and puts each where the default partitioner puts its key. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> defaults = defaults(ClientKind.PRODUCER);
        defaults.put("max.block.ms", millis());
        defaults.put("max.request.size", MAX_REQUEST_BYTES);
        defaults.put("linger.ms", 0);
        if (!ClientKind.PRODUCER.settings(properties).containsKey("request.timeout.ms")) {
            defaults.put("delivery.timeout.ms", millis() * 2);
        }
        return new KafkaProducer<>(
                FaithfulProducer.settings(defaults, properties), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Whether this is what a client throws of whose brokers the name servers know none.
     *
     * @param failure what was thrown, or its cause where that was wrapped
     */
    public static boolean isUnresolved(@Nullable Throwable failure) {
        return failure instanceof ConfigException
                && String.valueOf(failure.getMessage()).startsWith("No resolvable bootstrap urls");
    }

    /** What holds unless the user says otherwise. */
    private Map<String, Object> defaults(ClientKind kind) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", "signboard");
        defaults.put("request.timeout.ms", millis());
        if (!kind.settings(properties).containsKey("request.timeout.ms")) {
            defaults.put("default.api.timeout.ms", millis());
        }
        return defaults;
    }

    private int millis() {
        return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE / 4);
    }
}
