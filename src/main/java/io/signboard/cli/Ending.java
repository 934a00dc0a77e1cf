package io.signboard.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * What follows when the process is told to end, by Ctrl-C or by another process. A command that listens is given the time to
 * finish and decides the exit code; every other is cut off, as is one that takes too long or is told a second time.
 *
 * <p>The Java machine doesn't begin to end meanwhile, as it would by itself: it would refuse to load what then asks to be told
 * of its end, as some libraries do, so that a command which is just starting could neither go on nor finish.
 */
final class Ending {

    /** How long a command may take to finish, in seconds. */
    private static final long PATIENCE_SECONDS = 60;

    /** How long after the first Ctrl-C another one isn't just the key held for a moment. */
    private static final long ONE_KEY_NANOS = Duration.ofSeconds(1).toNanos();

    /** The exit codes of a command that is cut off by a signal: 128 and the signal's number, as shells have it. */
    private static final Map<String, Integer> CUT_OFF = Map.of("HUP", 129, "INT", 130, "TERM", 143);

    private final StopSignal stop;
    private final long begun = System.nanoTime();
    private long told; // ns since the beginning; 0 if not told

    private Ending(StopSignal stop) {
        this.stop = stop;
    }

    /** Gives the signal when the process is told to end, and sees to it that it does. */
    static void watch(StopSignal stop) {
        Ending ending = new Ending(stop);
        CUT_OFF.forEach((signal, code) -> Signals.register(signal, () -> ending.told(code)));
    }

    /** Each time on a thread of its own. */
    private void told(int cutOff) {
        switch (turn()) {
            case FIRST -> finish(cutOff);
            case SAME_KEY -> {}
            case AGAIN -> cutOff("It was told to end twice and is cut off.", cutOff);
        }
    }

    private enum Turn {
        FIRST,
        SAME_KEY,
        AGAIN
    }

    private synchronized Turn turn() {
        long now = System.nanoTime() - begun;
        if (told == 0) {
            told = now;
            return Turn.FIRST;
        }
        return now - told < ONE_KEY_NANOS ? Turn.SAME_KEY : Turn.AGAIN;
    }

    private void finish(int cutOff) {
        stop.request();
        if (!stop.isHeeded()) {
            System.exit(cutOff);
        }
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS); // the command ends the process
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cutOff("The command did not end within " + PATIENCE_SECONDS + " seconds and is cut off.", cutOff);
    }

    private static void cutOff(String why, int code) {
        System.err.println(why);
        Runtime.getRuntime().halt(code);
    }
}
