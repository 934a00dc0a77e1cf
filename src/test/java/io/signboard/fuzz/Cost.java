package io.signboard.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What decoding an input takes.
 *
 * @param time the best of several runs if the first was slow, since the machine does other things too
 * @param bytes allocated, the least of several runs if the first took many, since the JVM loads classes too
 */
record Cost(Duration time, long bytes) {

    /** The longest that any input may take. */
    static final Duration MAX_TIME = Duration.ofMillis(50);

    /** What no input of this size takes, so that more calls for a second look. */
    private static final Duration NOISE = Duration.ofMillis(2);

    private static final long BYTES_FOR_EACH = 100;
    private static final long BYTES_FOR_ALL = 1 << 20;
    private static final int RUNS = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Measures the decoding of an input of so many bytes. */
    static Cost of(Runnable decoding, int inputBytes) {
        Cost best = once(decoding);
        for (int i = 1; i < RUNS && (best.time.compareTo(NOISE) > 0 || !best.isBounded(inputBytes)); i++) {
            Cost again = once(decoding);
            best = new Cost(
                    again.time.compareTo(best.time) < 0 ? again.time : best.time, Math.min(again.bytes, best.bytes));
        }
        return best;
    }

    private static Cost once(Runnable decoding) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        decoding.run();
        long end = System.nanoTime();
        return new Cost(Duration.ofNanos(end - start), THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** Whether an input of that many bytes may take this: at most 100 bytes for each of its own, and a mebibyte. */
    boolean isBounded(int inputBytes) {
        return time.compareTo(MAX_TIME) <= 0 && bytes <= BYTES_FOR_ALL + BYTES_FOR_EACH * inputBytes;
    }
}
