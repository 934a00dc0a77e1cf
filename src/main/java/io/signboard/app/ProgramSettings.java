package io.signboard.app;

import io.signboard.board.http.BoardSettings;
import io.signboard.topology.TopologySettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a program that runs until it is told to end needs to know.
 *
 * @param client any Kafka client or Streams settings; bootstrap.servers among them unless the broker is embedded
 * @param dataDir the folder of the embedded broker's data and the processor's state
 * @param topology how to tally; the partition count is read from the topics
 * @param http where to serve HTTP
 */
public record ProgramSettings(Map<String, Object> client, Path dataDir, TopologySettings topology, BoardSettings http) {

    /** Copies the client's settings. */
    public ProgramSettings {
        client = Map.copyOf(client);
    }

    /** Leaves the client's settings out: some may be secret. */
    @Override
    public String toString() {
        return "ProgramSettings[" + dataDir + ", " + topology + ", " + http + "]";
    }

    /** The folder of the embedded broker's data. */
    Path brokerDir() {
        return dataDir.resolve("broker");
    }

    /** The folder of the processor's state. */
    Path stateDir() {
        return dataDir.resolve("state");
    }
}
