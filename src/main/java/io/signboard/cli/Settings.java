package io.signboard.cli;

import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Spelling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the options are that no flag gave. In order of precedence:
 *
 * <ol>
 *   <li>the flag on the command line,
 *   <li>the environment variable {@code SIGNBOARD_…}, unless it is empty,
 *   <li>the line of the configuration file, unless it is empty,
 *   <li>the default in {@code --help}.
 * </ol>
 */
final class Settings implements IDefaultValueProvider {

    /** What the launcher reads. */
    private static final Set<String> OTHER_VARIABLES = Set.of("SIGNBOARD_JAVA_OPTS");

    private final Set<OptionSpec> given;
    private final Map<String, String> environment;
    private final @Nullable ConfigFile file;
    private final Set<String> keys;
    private boolean told;
    private final Map<ArgSpec, String> origins = new HashMap<>();

    private Settings(
            Set<OptionSpec> given, Map<String, String> environment, @Nullable ConfigFile file, Set<String> keys) {
        this.given = given;
        this.environment = environment;
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads the configuration file, if the flag or the environment names one.
     *
     * @param parsed the arguments, parsed alone
     * @throws ParameterException if the file can't be used
     */
    static Settings of(ParseResult parsed, Map<String, String> environment) {
        Set<OptionSpec> given = new HashSet<>();
        ParseResult leaf = parsed;
        given.addAll(leaf.matchedOptionsSet());
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
            given.addAll(leaf.matchedOptionsSet());
        }
        CommandSpec root = parsed.commandSpec();
        Set<String> keys = SettingName.keys(root);
        try {
            ConfigFile file = configFile(leaf, environment);
            if (file != null) {
                file.requireSpelling(keys);
            }
            return new Settings(given, environment, file, keys);
        } catch (InvalidInputException e) {
            throw new ParameterException(leaf.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    /**
     * What looks like a setting and is none, each in a sentence: a misspelled one would go unheeded without a word. Told
     * once.
     */
    List<String> takeDoubts() {
        List<String> doubts = told ? List.of() : doubts();
        told = true;
        return doubts;
    }

    private List<String> doubts() {
        List<String> doubts = new ArrayList<>(file == null ? List.of() : file.doubts(keys));
        Set<String> variables = new TreeSet<>(OTHER_VARIABLES);
        variables.add(SettingName.variableOf(SettingName.CONFIG));
        keys.forEach(key -> variables.add(SettingName.variableOf(key)));
        int prefix = SettingName.VARIABLE_PREFIX.length();
        List<String> words =
                variables.stream().map(known -> known.substring(prefix)).toList();
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(SettingName.VARIABLE_PREFIX) && !variables.contains(variable)) {
                Spelling.nearest(variable.substring(prefix), words)
                        .ifPresent(meant -> doubts.add("nothing reads the environment variable "
                                + PlainText.of(variable) + "; is " + SettingName.VARIABLE_PREFIX + meant + " meant?"));
            }
        }
        return doubts;
    }

    private static @Nullable ConfigFile configFile(ParseResult leaf, Map<String, String> environment) {
        OptionSpec option = leaf.commandSpec().findOption(SettingName.CONFIG);
        if (option == null) {
            return null;
        }
        Path path = option.getValue();
        if (path == null) {
            String variable = SettingName.of(option).orElseThrow().variable();
            path = path(environment.getOrDefault(variable, ""), variable);
        }
        return path == null ? null : ConfigFile.read(path);
    }

    private static @Nullable Path path(String text, String variable) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(variable + " names no file: '" + text + "'.");
        }
    }

    /** The settings that a command is run with; nothing before they are read. */
    static Optional<Settings> from(CommandLine commandLine) {
        return commandLine.getCommandSpec().defaultValueProvider() instanceof Settings settings
                ? Optional.of(settings)
                : Optional.empty();
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || given.contains(option)) {
            return null;
        }
        SettingName name = SettingName.of(option).orElse(null);
        if (name == null) {
            return null;
        }
        String variable = environment.getOrDefault(name.variable(), "").strip();
        if (!variable.isEmpty()) {
            origins.put(option, "the environment variable " + name.variable());
            return variable;
        }
        String line = file == null || name.flag().equals(SettingName.CONFIG)
                ? null
                : file.value(name.key()).orElse(null);
        if (line != null) {
            origins.put(option, "the line " + name.key() + " in " + file);
        }
        return line;
    }

    /** Where the value of an option comes from, if neither from a flag nor from its default. */
    Optional<String> origin(@Nullable ArgSpec argument) {
        return argument == null ? Optional.empty() : Optional.ofNullable(origins.get(argument));
    }

    /** The lines of the configuration file that are Kafka's settings; none without a file. */
    Map<String, Object> kafkaSettings() {
        return file == null ? Map.of() : file.kafkaSettings(keys);
    }
}
