package io.signboard.admin;

import java.util.OptionalInt;

/**
 * The counts that a person asked for. What is empty stays as it is on the cluster, and is the catalogue's where a topic is
 * new.
 *
 * @param eventPartitions the partition count of the three event topics, at least 1
 * @param replicationFactor how many brokers hold each partition of every topic, 1 to 32767 inclusive
 */
public record TopicCounts(OptionalInt eventPartitions, OptionalInt replicationFactor) {

    /** Nothing asked for. */
    public static final TopicCounts UNSPECIFIED = new TopicCounts(OptionalInt.empty(), OptionalInt.empty());

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException with one sentence naming the flag that is out of bounds
     */
    public TopicCounts {
        if (eventPartitions.isPresent() && eventPartitions.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "--partitions must be at least 1, not " + eventPartitions.getAsInt() + ".");
        }
        int replicas = replicationFactor.orElse(1);
        if (replicas < 1 || replicas > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "--replication-factor must lie between 1 and 32767, not " + replicas + ".");
        }
    }

    /**
     * Only the event topics' count asked for.
     *
     * @param eventPartitions at least 1
     * @throws IllegalArgumentException if it is less
     */
    public static TopicCounts ofEventPartitions(int eventPartitions) {
        return new TopicCounts(OptionalInt.of(eventPartitions), OptionalInt.empty());
    }
}
