package io.signboard.topology;

import java.util.HashMap;
import java.util.Map;

/**
 * How long what ledgers tell waits for the summary, whichever clocks their machines have. Of a ledger's clock and the summary's
 * it is only known that their difference stays the same, more or less: so what waited least of late shows that difference, and
 * what is above it is waiting. A clock that is set, or a partition that moves to a machine with another one, looks like
 * waiting for two minutes at most.
 *
 * <p>For one thread.
 */
final class Queues {

    /** The least of this and of the period before it counts, in ms. */
    private static final long PERIOD = 60_000;

    private Map<Integer, Long> least = new HashMap<>(); // by partition
    private Map<Integer, Long> leastBefore = new HashMap<>();
    private long begun = Long.MIN_VALUE / 2;

    /**
     * For how many ms something has waited, 0 or more.
     *
     * @param partition of the ledger that told it
     * @param age the summary's wall clock less the ledger's when it told, in ms; negative if the ledger's is ahead
     * @param now the summary's wall clock, in ms
     */
    long waited(int partition, long age, long now) {
        if (now - begun >= PERIOD || now < begun) {
            leastBefore = least;
            least = new HashMap<>();
            begun = now;
        }
        long lowest = least.merge(partition, age, Math::min);
        return age - Math.min(lowest, leastBefore.getOrDefault(partition, age));
    }
}
