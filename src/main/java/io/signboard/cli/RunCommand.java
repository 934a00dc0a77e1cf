package io.signboard.cli;

import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.board.http.BoardSettings;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signboard run}. */
@Command(
        name = "run",
        description = {
            "Runs the processor and the board, until Ctrl-C.",
            "Without --bootstrap-servers an embedded single-node broker runs too; its data and the state are kept in"
                    + " --data-dir."
        })
final class RunCommand extends ProgramCommand {

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private DataOptions data;

    @Mixin
    private HttpOptions http;

    @Mixin
    private TallyOptions tally;

    RunCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    LiveProgram program() {
        Map<String, Object> client = new HashMap<>(config.kafkaSettings());
        cluster.bootstrapServers().ifPresent(servers -> client.put("bootstrap.servers", servers));
        return new LiveProgram(
                new ProgramSettings(
                        client,
                        data.dataDir(),
                        tally.settings(),
                        new BoardSettings(http.host(), http.port(BoardSettings.DEFAULT_PORT))),
                surroundings().clock());
    }

    @Override
    void start(LiveProgram program) throws InterruptedException {
        if (cluster.bootstrapServers().isEmpty()) {
            program.startBroker(data.brokerPort(), data.partitions());
            say("Broker    " + program.bootstrapServers() + ", kept in " + data.dataDir());
        } else {
            say("Broker    " + program.bootstrapServers());
        }
        program.startBoth();
        say("Board     " + program.url());
        say("Running; Ctrl-C ends it.");
    }
}
