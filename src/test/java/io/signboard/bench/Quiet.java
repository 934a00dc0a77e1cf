package io.signboard.bench;

import io.signboard.feed.Pacer;
import java.time.Duration;

/** Lets time pass in which nothing is to happen. */
final class Quiet {

    private Quiet() {}

    /** Returns after so long. */
    static void keep(Duration time) {
        try {
            Pacer.monotonic().pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
