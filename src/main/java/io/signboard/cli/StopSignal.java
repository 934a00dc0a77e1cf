package io.signboard.cli;

import java.util.concurrent.CountDownLatch;

/** Tells a command that runs until it is told to end that Ctrl-C was pressed or the process was asked to end. */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);
    private volatile boolean heeded;
    private Runnable wakeUp = () -> {};

    /** A signal not yet given. */
    public StopSignal() {}

    /**
     * Promises that the command ends in order, and soon, once asked to; the process waits for it.
     *
     * @param action what wakes the command, called once and from another thread when the signal is given, or at once if it
     *     was given before; it must not block
     */
    public void heed(Runnable action) {
        synchronized (this) {
            heeded = true;
            if (!isRequested()) {
                wakeUp = action;
                return;
            }
        }
        action.run();
    }

    /** Waits for the signal; the command then promises what {@link #heed} says. */
    public void await() throws InterruptedException {
        heed(() -> {});
        requested.await();
    }

    /** Gives the signal. */
    public void request() {
        Runnable action;
        synchronized (this) {
            if (isRequested()) {
                return;
            }
            requested.countDown();
            action = wakeUp;
        }
        action.run();
    }

    /** Whether the signal was given. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Whether a command ends in order when the signal is given. */
    public boolean isHeeded() {
        return heeded;
    }
}
