package io.signboard.cli;

import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a client command reaches Kafka; a mixin. */
public final class ConnectionOptions {

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "How long to wait for an answer of the cluster: 500ms, 15s, 2m.")
    private Duration timeout;

    /** The addresses of the cluster. */
    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    /** How long to wait for an answer. */
    public Duration timeout() {
        return timeout;
    }

    /** Settings for any Kafka client: those of the file, and where the cluster is. Some may be secret: never show them. */
    public Map<String, Object> clientProperties() {
        return server.clientProperties();
    }
}
