package io.signboard.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka cluster a program works on, if not its own embedded broker; a mixin for programs that have one. */
public final class ClusterOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka cluster to work on; several addresses with commas. Without it, an embedded broker.")
    private @Nullable String bootstrapServers;

    /** The addresses of the cluster; nothing means the embedded broker. */
    public Optional<String> bootstrapServers() {
        return Optional.ofNullable(bootstrapServers);
    }
}
