package io.signboard.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Measures a replay's time and waits. */
public interface Pacer {

    /** Nanoseconds of a clock that never goes back; only differences mean something. */
    long nanos();

    /** Waits about so long; never negative. */
    void pause(Duration duration) throws InterruptedException;

    /** The machine's own time. */
    static Pacer monotonic() {
        return new Pacer() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }
        };
    }
}
