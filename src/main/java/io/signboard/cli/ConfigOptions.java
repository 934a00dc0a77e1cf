package io.signboard.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that names the configuration file; a mixin. */
public final class ConfigOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = SettingName.CONFIG,
            paramLabel = "FILE",
            description = "File of settings: ours (http.port=8080) and any of Kafka's clients and Streams.")
    @SuppressWarnings("UnusedVariable") // Settings takes it from the option, before fields are set for good
    private @Nullable Path file;

    /** The settings in the file that are Kafka's, untouched; none without a file. Some may be secret: never show them. */
    public Map<String, Object> kafkaSettings() {
        return Settings.from(command.commandLine()).map(Settings::kafkaSettings).orElse(Map.of());
    }
}
