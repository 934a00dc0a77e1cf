package io.signboard.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault and how the installation got over it.
 *
 * @param kind what it was
 * @param first from the fault to the first new summary; empty if none came
 * @param whole from the fault to the first summary that counts events sent after it in every partition; empty if none came
 */
record Struck(FaultKind kind, Optional<Duration> first, Optional<Duration> whole) {

    @Override
    public String toString() {
        return kind.label() + ": first new summary after " + seconds(first) + ", whole after " + seconds(whole);
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(passed -> passed.toMillis() / 1000.0 + " s").orElse("never");
    }
}
