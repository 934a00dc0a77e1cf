package io.signboard.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The three spellings of a setting.
 *
 * @param flag on the command line: {@code --http-port}
 * @param variable in the environment: {@code SIGNBOARD_HTTP_PORT}
 * @param key in the configuration file: {@code http.port}
 */
record SettingName(String flag, String variable, String key) {

    /** The option that names the configuration file, which can't stand in the file itself. */
    static final String CONFIG = "--config";

    /** How each variable begins. */
    static final String VARIABLE_PREFIX = "SIGNBOARD_";

    /** Consent is given anew each time, by a flag alone. */
    private static final Set<String> FLAG_ALONE = Set.of("--yes");

    /** The spellings of an option; nothing if it is no setting, like {@code --help}. */
    static Optional<SettingName> of(OptionSpec option) {
        String flag = option.longestName();
        if (option.usageHelp() || option.versionHelp() || !flag.startsWith("--") || FLAG_ALONE.contains(flag)) {
            return Optional.empty();
        }
        String words = flag.substring(2);
        return Optional.of(new SettingName(flag, variableOf(words), words.replace('-', '.')));
    }

    /** The variable of a setting whose flag or key is given. */
    static String variableOf(String spelling) {
        String words = spelling.startsWith("--") ? spelling.substring(2) : spelling;
        return VARIABLE_PREFIX + words.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The keys that every command together reads from the configuration file. */
    static Set<String> keys(CommandSpec command) {
        Set<String> keys = new TreeSet<>();
        command.options()
                .forEach(option ->
                        of(option).filter(name -> !name.flag().equals(CONFIG)).ifPresent(name -> keys.add(name.key())));
        command.subcommands().values().forEach(sub -> keys.addAll(keys(sub.getCommandSpec())));
        return keys;
    }
}
