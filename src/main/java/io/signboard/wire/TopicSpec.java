package io.signboard.wire;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One topic as {@code topics/topics.json} describes it.
 *
 * @param name the topic's name, 1 to 249 characters of {@code [A-Za-z0-9._-]}
 * @param role what the topic is for
 * @param description one or two sentences for people
 * @param partitions how many partitions it is made with, at least 1
 * @param replicationFactor how many brokers hold each partition, 1 to 32767 inclusive
 * @param key what the record keys are, for people
 * @param value what the record values are, for people
 * @param schema the file name under {@code topics/schemas} that describes the value, or null where any bytes may stand
 * @param config the topic's settings by Kafka's names, as the text that Kafka takes; those not named are the cluster's;
 *     iterated in the order of the names
 */
public record TopicSpec(
        String name,
        Role role,
        String description,
        int partitions,
        int replicationFactor,
        String key,
        String value,
        @Nullable String schema,
        Map<String, String> config) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    /** What a topic is for; three topics share the role {@link #EVENTS}, every other role has one. */
    public enum Role {
        /** Project events of one channel. */
        EVENTS,
        /** Ceremony definitions. */
        DEFINITIONS,
        /** Running summaries. */
        SUMMARIES,
        /** Window summaries. */
        WINDOWS,
        /** Refused records. */
        REJECTS
    }

    /**
     * Checks the bounds and copies the settings.
     *
     * @throws IllegalArgumentException with one sentence naming the topic and what is wrong
     */
    public TopicSpec {
        requireGiven(name, "name");
        requireGiven(role, "role");
        requireGiven(description, "description");
        requireGiven(key, "key");
        requireGiven(value, "value");
        requireGiven(config, "config");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no topic name.");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(name + " needs at least 1 partition, not " + partitions + ".");
        }
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    name + " needs a replication factor between 1 and 32767, not " + replicationFactor + ".");
        }
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /**
     * The same topic with other counts, and with the settings that the replication factor asks for.
     *
     * @param newPartitions at least 1
     * @param newReplicationFactor 1 to 32767 inclusive
     * @throws IllegalArgumentException if a count is out of bounds
     */
    public TopicSpec withCounts(int newPartitions, int newReplicationFactor) {
        Map<String, String> settings = new TreeMap<>(Replication.settings(newReplicationFactor));
        settings.putAll(config);
        return new TopicSpec(
                name, role, description, newPartitions, newReplicationFactor, key, value, schema, settings);
    }

    /** A record read from JSON may lack any field, whatever its type says. */
    private static void requireGiven(@Nullable Object field, String label) {
        if (field == null) {
            throw new IllegalArgumentException("A topic has no " + label + ".");
        }
    }
}
