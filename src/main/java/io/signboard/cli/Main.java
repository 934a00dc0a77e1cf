package io.signboard.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** The program's entry: {@code signboard COMMAND}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::tell);
        Exit.setHaltProcedure((code, message) -> endHalted(code));
        StopSignal stop = new StopSignal();
        Ending.watch(stop);
        int code = ExitCode.SOFTWARE;
        try {
            code = new Program(surroundings(stop)).execute(args);
        } catch (Error e) { // as where memory runs out; the process would live on without its command
            tell(Thread.currentThread(), e);
        } finally {
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
        StandardOutput out = new StandardOutput();
        return new Surroundings(
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                out,
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Terminals.detect(),
                System.getenv(),
                Clock.systemUTC(),
                stop);
    }
}
