package io.signboard.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.LoggerFactory;

/** The program's entry: {@code signboard COMMAND}. */
public final class Main {

    /** How long a command may take to end in order after Ctrl-C, in seconds. */
    private static final long PATIENCE_SECONDS = 60;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::tell);
        Exit.setHaltProcedure((code, message) -> endHalted(code));
        StopSignal stop = new StopSignal();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endInOrder(stop, exitCode), "end-in-order"));
        int code = new Program(surroundings(stop)).execute(args);
        exitCode.complete(code);
        if (!stop.isRequested()) {
            System.exit(code);
        }
    }

    /** A thread that ends by an exception is told in a line of the log; its owner hears of it and decides what follows. */
    private static void tell(Thread thread, Throwable e) {
        LoggerFactory.getLogger(Main.class).warn("The thread {} has ended", thread.getName(), e);
    }

    /** Kafka's broker ends the whole process when it can't write any more; the log alone would leave the user guessing. */
    private static void endHalted(int code) {
        System.err.println(
                "The embedded broker can't go on and has ended the program; the lines above name the folder and the"
                        + " reason, such as a full disk. Mend that and start again: what was acknowledged is kept.");
        Runtime.getRuntime().halt(code);
    }

    private static Surroundings surroundings(StopSignal stop) {
        return new Surroundings(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                System.out,
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Terminals.detect(),
                System.getenv(),
                Clock.systemUTC(),
                stop);
    }

    /**
     * Runs when the process is told to end. A command that listens is given the time to finish and decides the exit code
     * (Java alone would make it 130 or 143); every other is cut off.
     */
    private static void endInOrder(StopSignal stop, CompletableFuture<Integer> exitCode) {
        if (exitCode.isDone()) {
            return;
        }
        stop.request();
        if (!stop.isHeeded()) {
            return;
        }
        try {
            Runtime.getRuntime().halt(exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("The command did not end within " + PATIENCE_SECONDS + " seconds and is cut off.");
        }
    }
}
