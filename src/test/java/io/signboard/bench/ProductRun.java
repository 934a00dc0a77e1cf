package io.signboard.bench;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One run of the product through a backlog.
 *
 * @param watch what was measured
 * @param left how many events were not counted when it was broken off; 0 if it came to its end
 * @param firstSummary from the processors' start to the first summary that counts something
 * @param longestGap the longest time without a summary, from a second after the first events were dealt with
 * @param cpu what each processor has used since its start
 * @param peakMemory the most bytes of memory that a processor held
 */
record ProductRun(
        Stopwatch watch,
        long left,
        Duration firstSummary,
        Duration longestGap,
        List<Duration> cpu,
        OptionalLong peakMemory) {

    /** Copies the list. */
    ProductRun {
        cpu = List.copyOf(cpu);
    }

    /** The run as a whole. */
    Drain drain() {
        return watch.drain();
    }
}
