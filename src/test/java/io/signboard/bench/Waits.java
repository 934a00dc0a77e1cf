package io.signboard.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * How long events wait from their due time until something covers them. Of those that are due before the measuring begins or
 * after it ends nothing is told. Any thread may tell.
 */
final class Waits {

    private record Waiting(long offset, long dueNanos) {}

    private record Bound(long offset, long nanos) {}

    private static final Bound NOTHING = new Bound(0, 0);

    private final Percentiles percentiles = new Percentiles();
    private final Map<TopicPartition, Deque<Waiting>> waiting = new HashMap<>();
    private final Map<TopicPartition, Bound> bounds = new HashMap<>();
    private OptionalLong fromNanos = OptionalLong.empty();
    private OptionalLong toNanos = OptionalLong.empty();

    /** Begins to measure: what was due before now is left out. */
    synchronized void begin() {
        fromNanos = OptionalLong.of(System.nanoTime());
    }

    /** Ends to measure: what is due from now on is left out. */
    synchronized void end() {
        toNanos = OptionalLong.of(System.nanoTime());
    }

    private boolean isMeasured(long dueNanos) {
        return fromNanos.isPresent()
                && dueNanos - fromNanos.getAsLong() >= 0
                && (toNanos.isEmpty() || dueNanos - toNanos.getAsLong() < 0);
    }

    /** The broker has an event; told in the order of a partition's offsets. */
    synchronized void sent(TopicPartition partition, long offset, long dueNanos) {
        if (!isMeasured(dueNanos)) {
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
