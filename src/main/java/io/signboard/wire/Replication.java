package io.signboard.wire;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How many of a partition's replicas must have a record before it counts as written. Kafka's default is one, whatever the
 * replication factor: the broker that has it may then be the one that is lost. With three replicas two must, so that one
 * broker can be away without a record lost and without a stop.
 */
public final class Replication {

    /** The setting's name. */
    public static final String MIN_INSYNC_REPLICAS = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

    private static final int ENOUGH_REPLICAS = 3;
    private static final int IN_SYNC = 2;

    private Replication() {}

    /**
     * The settings that a topic needs beside its own.
     *
     * @param replicationFactor how many brokers hold each partition, at least 1; below 3 nothing is needed, since two
     *     in-sync replicas of two would mean that no broker may be away
     */
    public static Map<String, String> settings(int replicationFactor) {
        return replicationFactor < ENOUGH_REPLICAS ? Map.of() : Map.of(MIN_INSYNC_REPLICAS, String.valueOf(IN_SYNC));
    }
}
