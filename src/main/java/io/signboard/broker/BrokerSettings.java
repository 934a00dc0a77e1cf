package io.signboard.broker;

import java.nio.file.Path;

/**
 * Where the embedded broker keeps its data and where clients reach it.
 *
 * @param dataDir the folder that belongs to the broker alone; made when absent, kept absolute and normalised. It must be
 *     empty or hold this broker's earlier data, and its path may not contain a comma, which Kafka reads as a separator
 * @param port the port for clients on 127.0.0.1, 0 to 65535 inclusive; 0 picks a free one at each start
 */
public record BrokerSettings(Path dataDir, int port) {

    /** The highest port number of TCP, inclusive. */
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException with one sentence if the port is out of bounds or the path contains a comma
     */
    public BrokerSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The broker's port must lie between 0 and 65535, not " + port + ".");
        }
        if (dataDir.toString().contains(",")) {
            throw new IllegalArgumentException(
                    "The broker's data folder may not have a comma in its path: " + dataDir + ".");
        }
    }
}
