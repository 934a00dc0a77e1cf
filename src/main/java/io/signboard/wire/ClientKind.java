package io.signboard.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * A kind of Kafka client, and which of a user's settings it gets: those without a prefix, and over them those with its own
 * prefix, the way Kafka Streams hands them out. So {@code consumer.fetch.max.bytes} is {@code fetch.max.bytes} of every
 * consumer and of nothing else.
 */
public enum ClientKind {
    /** Clients that ask for and change the state of a cluster. */
    ADMIN("admin."),
    /** Clients that read. */
    CONSUMER("consumer."),
    /** Clients that write. */
    PRODUCER("producer.");

    /** Every prefix that Kafka Streams knows: what has one is for that client alone. */
    private static final List<String> PREFIXES = List.of(
            "admin.",
            "consumer.",
            "main.consumer.",
            "restore.consumer.",
            "global.consumer.",
            "producer.",
            "topic.",
            "client.tag.");

    private final String prefix;

    ClientKind(String prefix) {
        this.prefix = prefix;
    }

    /** What a consumer that is in no group takes no heed of; a processor's settings may well have it. */
    private static final List<String> OF_GROUPS = List.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG);

    /**
     * The settings of a consumer that is in no group, a copy.
     *
     * @param user all that the user set, with and without prefixes
     */
    public static Map<String, Object> outsideOfGroups(Map<String, ?> user) {
        Map<String, Object> settings = CONSUMER.settings(user);
        settings.keySet().removeAll(OF_GROUPS);
        return settings;
    }

    /**
     * The settings of a client of this kind, a copy.
     *
     * @param user all that the user set, with and without prefixes
     */
    public Map<String, Object> settings(Map<String, ?> user) {
        Map<String, Object> settings = new HashMap<>(user);
        settings.keySet().removeIf(key -> PREFIXES.stream().anyMatch(key::startsWith));
        user.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        return settings;
    }
}
