package io.signboard.board.view;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the topics have been read, against where they ended when last asked. Offsets are exclusive bounds. For one
 * thread.
 */
final class CatchUp {

    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private @Nullable Map<TopicPartition, Long> target;

    /** Where to go on reading; null if nothing was read of this partition yet. */
    @Nullable
    Long position(TopicPartition partition) {
        return positions.get(partition);
    }

    /** Everything below {@code offset} has been read, or never was there. */
    void moveTo(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    /** The topics end here now. */
    void aim(Map<TopicPartition, Long> ends) {
        target = Map.copyOf(ends);
    }

    /** Nobody knows where the topics end. */
    void loseSight() {
        target = null;
    }

    /** Whether the ends are known and everything below them has been read. */
    boolean isReached() {
        return target != null && missing() == 0;
    }

    /** Whether the ends are known and something below them has not been read. */
    boolean isBehind() {
        return target != null && missing() > 0;
    }

    /** How many offsets below the known ends have not been read; 0 if the ends are not known. */
    long missing() {
        if (target == null) {
            return 0;
        }
        return target.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Forgets all; reading begins anew. */
    void clear() {
        positions.clear();
        target = null;
    }
}
