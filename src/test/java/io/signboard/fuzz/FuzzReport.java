package io.signboard.fuzz;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What became of a target's inputs. */
final class FuzzReport {

    private static final PrintStream OUT = System.out;
    private static final int SHOWN_BYTES = 90;

    private final String target;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long inputs;
    private Duration slowestTime = Duration.ZERO;
    private byte[] slowest = new byte[0];

    FuzzReport(String target) {
        this.target = target;
    }

    void add(byte[] input, String outcome, Cost cost) {
        inputs++;
        outcomes.merge(outcome, 1L, Long::sum);
        if (cost.time().compareTo(slowestTime) > 0) {
            slowestTime = cost.time();
            slowest = input;
        }
    }

    /** How many inputs were given. */
    long inputs() {
        return inputs;
    }

    /** How many inputs came to each outcome. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    /** Prints it for whoever ran the tests. */
    void print(long seed) {
        byte[] beginning = java.util.Arrays.copyOf(slowest, Math.min(slowest.length, SHOWN_BYTES));
        OUT.printf(
                "fuzz %-10s seed %d: %,d inputs, %s; slowest %.1f ms for %,d bytes (in Base64 %s%s)%n",
                target,
                seed,
                inputs,
                outcomes,
                slowestTime.toNanos() / 1e6,
                slowest.length,
                Base64.getEncoder().encodeToString(beginning),
                beginning.length < slowest.length ? "…" : "");
    }
}
