package io.signboard.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line in two passes: the first sees the arguments alone and finds the command, its flags and {@code --config};
 * the second fills in from the environment and the file what no flag gave. An option can therefore never be
 * {@code required}: commands check for themselves.
 */
public final class Program {

    private final Surroundings surroundings;
    private final CommandLine commandLine;

    /** A program for one execution. */
    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.commandLine = new CommandLine(new SignboardCommand(), factory(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .registerConverter(Path.class, Program::path)
                .setExecutionStrategy(this::run)
                .setParameterExceptionHandler((e, args) -> wrongUsage(e))
                .setExecutionExceptionHandler((e, failed, parsed) -> report(e, failed));
    }

    /** An empty path, as an unset variable of a shell makes it, would be the folder that one happens to be in. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("a path must not be empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + PlainText.of(text) + "' is no path");
        }
    }

    /** Commands get the surroundings, everything else is made without arguments. */
    private static IFactory factory(Surroundings surroundings) {
        IFactory plain = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                boolean takesSurroundings = Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {Surroundings.class}));
                return takesSurroundings
                        ? type.getDeclaredConstructor(Surroundings.class).newInstance(surroundings)
                        : plain.create(type);
            }
        };
    }

    /**
     * Runs the command that the arguments name. Nothing is thrown: a failure is one sentence on standard error.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public int execute(String... args) {
        int code = commandLine.execute(args);
        if (surroundings.out().checkError() && !surroundings.isReaderGone() && code == ExitCode.OK) {
            surroundings.err().println("Standard output can't be written to its end; is the disk full?");
            code = ExitCode.SOFTWARE;
        }
        surroundings.err().flush();
        return code;
    }

    private int run(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        CommandSpec command = leaf(parsed).commandSpec();
        if (!command.subcommands().isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "A command is missing: "
                            + String.join(", ", command.subcommands().keySet()) + ".");
        }
        Settings settings = Settings.of(parsed, surroundings.environment());
        commandLine.setDefaultValueProvider(settings);
        ParseResult complete = commandLine.parseArgs(parsed.originalArgs().toArray(String[]::new));
        quietenKafka(command);
        warn(settings);
        return new CommandLine.RunLast().execute(complete);
    }

    private static ParseResult leaf(ParseResult parsed) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    /** A one-shot command says in one sentence what Kafka's client says again and again; read when logging starts. */
    private void quietenKafka(CommandSpec command) {
        if (command.userObject() instanceof ClientCommand && !isVerbose()) {
            System.setProperty("signboard.log.kafka", "OFF");
        }
    }

    private boolean isVerbose() {
        SignboardCommand root = commandLine.getCommand();
        return root.isVerbose();
    }

    private void warn(Settings settings) {
        settings.takeDoubts().forEach(doubt -> surroundings.err().println("Warning: " + doubt));
    }

    private int wrongUsage(ParameterException e) {
        Settings.from(e.getCommandLine()).ifPresent(this::warn);
        String message = Failure.sentence(
                e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : Failure.message(e));
        String origin = Settings.from(e.getCommandLine())
                .flatMap(settings -> settings.origin(e.getArgSpec()))
                .map(from -> " It comes from " + from + ".")
                .orElse("");
        surroundings.err().println(message + origin);
        if (e instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, surroundings.err());
        }
        surroundings
                .err()
                .println("'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' says how it is used.");
        return ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException e) {
        String first = PlainText.of(e.getUnmatched().get(0));
        if (e.isUnknownOption()) {
            return "There is no option " + first + " here.";
        }
        boolean isCommand = !e.getCommandLine().getSubcommands().isEmpty();
        return isCommand ? "There is no command '" + first + "'." : "The argument '" + first + "' is one too many.";
    }

    private int report(Exception e, CommandLine failed) {
        Optional<String> server = failed.getCommand() instanceof ClientCommand command
                ? Optional.of(command.bootstrapServers())
                : Optional.empty();
        Failure failure = Failure.of(e, server);
        surroundings.err().println(failure.sentence());
        if (isVerbose() && failure.details() != Failure.Details.SECRET) {
            e.printStackTrace(surroundings.err());
        } else if (failure.details() == Failure.Details.MANY) {
            surroundings.err().println("Run it again with --verbose for the details.");
        }
        return failure.exitCode();
    }
}
