package io.signboard.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How long events wait from their due time until something covers them. Any thread may tell. */
final class Waits {

    private record Waiting(long offset, long dueNanos) {}

    private record Bound(long offset, long nanos) {}

    private static final Bound NOTHING = new Bound(0, 0);

    private final long fromNanos;
    private final Percentiles percentiles = new Percentiles();
    private final Map<TopicPartition, Deque<Waiting>> waiting = new HashMap<>();
    private final Map<TopicPartition, Bound> bounds = new HashMap<>();

    /**
     * Nothing waits yet.
     *
     * @param fromNanos what was due before is not measured, by {@link System#nanoTime}
     */
    Waits(long fromNanos) {
        this.fromNanos = fromNanos;
    }

    /** The broker has an event; told in the order of a partition's offsets. */
    synchronized void sent(TopicPartition partition, long offset, long dueNanos) {
        if (dueNanos - fromNanos < 0) {
            return;
        }
        Bound bound = bounds.getOrDefault(partition, NOTHING);
        if (offset < bound.offset) {
            percentiles.add(bound.nanos - dueNanos); // the answer was slower than the summary
        } else {
            waiting.computeIfAbsent(partition, p -> new ArrayDeque<>()).addLast(new Waiting(offset, dueNanos));
        }
    }

    /** All events below these offsets are covered. */
    synchronized void covered(Map<TopicPartition, Long> offsets, long nanos) {
        offsets.forEach((partition, offset) -> {
            if (offset > bounds.getOrDefault(partition, NOTHING).offset) {
                bounds.put(partition, new Bound(offset, nanos));
                release(waiting.getOrDefault(partition, new ArrayDeque<>()), offset, nanos);
            }
        });
    }

    private void release(Deque<Waiting> queue, long below, long nanos) {
        while (!queue.isEmpty() && queue.peekFirst().offset < below) {
            percentiles.add(nanos - queue.removeFirst().dueNanos);
        }
    }

    /** How many wait. */
    synchronized long waiting() {
        return waiting.values().stream().mapToLong(Deque::size).sum();
    }

    /** How long those have waited that wait no more. */
    Percentiles percentiles() {
        return percentiles;
    }
}
