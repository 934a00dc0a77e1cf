package io.signboard.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster to work on, and the settings of its clients; a mixin. */
public final class ServerOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka cluster to work on; several addresses with commas.")
    private String bootstrapServers;

    @Mixin
    private ConfigOptions config;

    /** The addresses of the cluster. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Settings for any Kafka client: those of the file, and where the cluster is. Some may be secret: never show them. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>(config.kafkaSettings());
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }
}
