package io.signboard.bench;

import java.util.SplittableRandom;

/**
 * How long this machine takes now for a read that no cache foresees, within as much memory as the programs are busy with.
 * Where neighbours share its caches, the same run costs several times as much from hour to hour.
 */
final class CacheLatency {

    /** How much memory is read, in bytes. */
    static final int BYTES = 4 * 1024 * 1024;

    private static final int ROUNDS = 5;
    private static final long SEED = 42;

    private CacheLatency() {}

    /** The time of one read in ns; measuring takes a fraction of a second. */
    static double nanos() {
        int[] next = cycle(BYTES / Integer.BYTES);
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            int at = 0;
            do {
                at = next[at];
            } while (at != 0);
            least = Math.min(least, (double) (System.nanoTime() - began) / next.length);
        }
        return least;
    }

    /** One way through all places, each of which holds where the next is (Sattolo 1986). */
    static int[] cycle(int length) {
        int[] next = new int[length];
        for (int i = 0; i < length; i++) {
            next[i] = i;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = length - 1; i > 0; i--) {
            int other = random.nextInt(i);
            int kept = next[i];
            next[i] = next[other];
            next[other] = kept;
        }
        return next;
    }
}
