package io.signboard.wire;

import org.apache.kafka.common.utils.Utils;

/** Where Kafka's default partitioner (murmur2) puts a key; other clients' defaults differ. */
public final class Placement {

    private Placement() {}

    /**
     * The partition of a key.
     *
     * @param key the record's key as bytes, not null: records without a key may lie anywhere
     * @param partitions how many partitions the topic has, at least 1
     * @return 0 inclusive to {@code partitions} exclusive
     * @throws IllegalArgumentException if there is no partition
     */
    public static int partition(byte[] key, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
        }
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
