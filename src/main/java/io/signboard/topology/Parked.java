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

    private final TallyListener listener;
    private final Map<String, Long> projects = new HashMap<>();
    private long total;
    private long told;

    Parked(TallyListener listener) {
        this.listener = listener;
    }

    /** So many projects more wait for this ceremony's definition. */
    void add(String ceremonyId, long count) {
        projects.merge(ceremonyId, count, Long::sum);
        total += count;
    }

    /** The ceremony is defined: none of its projects waits any more. */
    void defined(String ceremonyId) {
        Long waited = projects.remove(ceremonyId);
        total -= waited == null ? 0 : waited;
    }

    /** Tells the listener what has changed since it was last told. */
    void tell() {
        if (total != told) {
            listener.parked(total - told);
            told = total;
        }
    }

    /** These projects are no longer this task's to count. */
    @Override
    public void close() {
        projects.clear();
        total = 0;
        tell();
    }
}
