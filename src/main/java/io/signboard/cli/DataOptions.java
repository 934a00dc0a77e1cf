package io.signboard.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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
            converter = CountConverter.class,
            description = "Partitions of each event topic, when the embedded broker makes them at the first start"
                    + " (default: 1).")
    private @Nullable Integer partitions;

    /** The folder, as given: relative to the working directory if it isn't absolute. */
    public Path dataDir() {
        return dataDir;
    }

    /** The port, 0 to 65535 inclusive; 0 means any free one. */
    public int brokerPort() {
        return brokerPort;
    }

    /** The partition count of the three event topics, at least 1; empty for what is there, and 1 at the first start. */
    public OptionalInt partitions() {
        return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
    }
}
