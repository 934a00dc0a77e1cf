package io.signboard.topology;

import java.util.HashMap;
import java.util.Map;

/**
 * How many of one partition's projects wait for their ceremony's definition.
 *
 * <p>The listener is told of the difference at each tick and at the end, not at each event. A task ticks only while it
 * runs, and one that has run is always closed; so one that fails while it starts leaves nothing behind.
 */
final class Parked implements AutoCloseable {

    /** A definition that was sent before the events may well be read a moment later, in ms. */
    private static final long PATIENCE_MS = 5_000;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final TallyListener listener;
    private final Map<String, Long> projects = new HashMap<>();
    private final Map<String, Long> unnamed = new HashMap<>(); // ceremonies: since when, in ms, they wait
    private long total;
    private long told;

    Parked(TallyListener listener) {
        this.listener = listener;
    }

    /** So many projects more wait for this ceremony's definition. */
    void add(String ceremonyId, long count) {
        if (projects.merge(ceremonyId, count, Long::sum) == count) {
            unnamed.put(ceremonyId, UNKNOWN);
        }
        total += count;
    }

    /** The ceremony is defined: none of its projects waits any more. */
    void defined(String ceremonyId) {
        Long waited = projects.remove(ceremonyId);
        unnamed.remove(ceremonyId);
        total -= waited == null ? 0 : waited;
    }

    /** Tells the listener at a tick what has changed since it was last told, and which ceremonies have waited for long. */
    void tell(long now) {
        tellTotal();
        unnamed.replaceAll((ceremonyId, since) -> since == UNKNOWN ? now : since);
        unnamed.entrySet().removeIf(waiting -> {
            boolean isLong = now - waiting.getValue() >= PATIENCE_MS;
            if (isLong) {
                listener.undefined(waiting.getKey());
            }
            return isLong;
        });
    }

    private void tellTotal() {
        if (total != told) {
            listener.parked(total - told);
            told = total;
        }
    }

    /** These projects are no longer this task's to count. */
    @Override
    public void close() {
        projects.clear();
        unnamed.clear();
        total = 0;
        tellTotal();
    }
}
