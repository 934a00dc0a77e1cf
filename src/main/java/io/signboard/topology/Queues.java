package io.signboard.topology;

import java.util.HashMap;
import java.util.Map;

/**
 * How long what ledgers tell waits for the summary, whichever clocks their machines have. Of a ledger's clock and the summary's
 * it is only known that their difference stays the same, more or less: so what waited least shows that difference, and what
 * is above it is waiting. A clock that is set back later looks like a queue until the program is started anew.
 *
 * <p>For one thread.
 */
final class Queues {

    private final Map<Integer, Long> least = new HashMap<>(); // by partition

    /**
     * For how many ms something has waited, 0 or more.
     *
     * @param partition of the ledger that told it
     * @param age the summary's wall clock less the ledger's when it told, in ms; negative if the ledger's is ahead
     */
    long waited(int partition, long age) {
        return age - least.merge(partition, age, Math::min);
    }
}
