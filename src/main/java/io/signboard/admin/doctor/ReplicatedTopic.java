package io.signboard.admin.doctor;

import java.util.List;

/**
 * How a topic's records are kept safe.
 *
 * @param name the topic's name
 * @param minInsync how many brokers must have a record before it counts as written
 * @param unclean whether a broker that lacks records may take over
 * @param partitions the partitions
 */
record ReplicatedTopic(String name, int minInsync, boolean unclean, List<Copies> partitions) {

    /** Copies the list. */
    ReplicatedTopic {
        partitions = List.copyOf(partitions);
    }

    /**
     * The copies of one partition.
     *
     * @param replicas how many there should be
     * @param insync how many are up to date
     * @param led whether a broker takes writes for it
     */
    record Copies(int replicas, int insync, boolean led) {}

    /** The smallest number of copies of any partition. */
    int factor() {
        return partitions.stream().mapToInt(Copies::replicas).min().orElse(0);
    }

    /** Whether a partition has no leader. */
    boolean isOffline() {
        return partitions.stream().anyMatch(copies -> !copies.led());
    }

    /** Whether a partition takes no writes, because too few brokers have what was written. */
    boolean isBlocked() {
        return !isOffline() && partitions.stream().anyMatch(copies -> copies.insync() < minInsync);
    }

    /** Whether a copy lags or is away. */
    boolean isThin() {
        return !isOffline()
                && !isBlocked()
                && partitions.stream().anyMatch(copies -> copies.insync() < copies.replicas());
    }
}
