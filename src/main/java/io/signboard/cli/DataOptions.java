package io.signboard.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The embedded broker; a mixin. */
public final class DataOptions {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "signboard-data",
            description = "Folder that keeps the embedded broker's data and the processor's state.")
    private Path dataDir;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            converter = PortConverter.class,
            description = "Port of the embedded broker on 127.0.0.1; 0 picks a free one.")
    private int brokerPort;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.class,
            description = "Partitions of each event topic, when the embedded broker makes them at the first start.")
    private int partitions;

    /** The folder, as given: relative to the working directory if it isn't absolute. */
    public Path dataDir() {
        return dataDir;
    }

    /** The port, 0 to 65535 inclusive; 0 means any free one. */
    public int brokerPort() {
        return brokerPort;
    }

    /** The partition count of the three event topics, at least 1. */
    public int partitions() {
        return partitions;
    }
}
