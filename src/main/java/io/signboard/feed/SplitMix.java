package io.signboard.feed;

/**
 * A pseudo-random sequence (SplitMix64): 64 bits of state, the same numbers on every machine and every Java, which the JDK's
 * own generators don't promise.
 */
final class SplitMix {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    SplitMix(long seed) {
        this.state = seed;
    }

    /** The sequence that belongs to these numbers: the same whenever asked, unlike that of any others. */
    static SplitMix of(long seed, long first, long second) {
        return new SplitMix(mix(mix(mix(seed) + first * GOLDEN) + second * GOLDEN));
    }

    private static long mix(long z) {
        long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0 inclusive to 1 exclusive. */
    double fraction() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** 0 inclusive to {@code bound} exclusive; {@code bound} is at least 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** True in the given share of calls. */
    boolean chance(double share) {
        return fraction() < share;
    }
}
