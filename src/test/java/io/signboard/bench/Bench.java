package io.signboard.bench;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/**
 * Measures the product as its users run it: broker and programs are processes of their own, with default settings. It prints
 * what it measures and judges nothing.
 */
@Command(
        name = "bench",
        description = "Measures the product; prints figures and judges nothing.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "SCENARIO",
        subcommands = {
            BacklogCommand.class,
            LatencyCommand.class,
            IdleCommand.class,
            RestartCommand.class,
            RetallyCommand.class,
            CeremoniesCommand.class,
            GrowthCommand.class,
            MemoryCommand.class,
            ScreensCommand.class,
            ScaleCommand.class,
            AllCommand.class
        })
public final class Bench {

    private Bench() {}

    /** Runs one scenario, {@code backlog} if none is named, and ends the process with 0, 1 (failed) or 2 (wrong usage). */
    public static void main(String[] arguments) {
        Scratch.open();
        String[] scenario = arguments.length == 0 ? new String[] {"backlog"} : arguments;
        System.exit(new CommandLine(new Bench())
                .registerConverter(Duration.class, Bench::duration)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e))
                .execute(scenario));
    }

    private static int failed(Exception e) {
        String cause = e.getCause() == null ? "" : ": " + e.getCause();
        Report.progress("The scenario has failed: %s%s", String.valueOf(e.getMessage()), cause);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Whole seconds, as in {@code 30s}. */
    private static Duration duration(String text) {
        if (!text.matches("\\d{1,6}s")) {
            throw new TypeConversionException("'" + text + "' is no duration such as 30s");
        }
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
