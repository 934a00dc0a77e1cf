package io.signboard.cli;

import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.board.http.BoardSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signboard process}. */
@Command(
        name = "process",
        description = {
            "Runs the processor alone, until Ctrl-C.",
            "Several share the partitions of the event topics; each needs a --data-dir of its own."
        })
final class ProcessCommand extends ProgramCommand {

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "signboard-data",
            description = "Folder that keeps the processor's state.")
    private java.nio.file.Path dataDir;

    @Mixin
    private HttpOptions http;

    @Mixin
    private TallyOptions tally;

    ProcessCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    LiveProgram program() {
        return new LiveProgram(
                new ProgramSettings(
                        server.clientProperties(),
                        dataDir,
                        tally.settings(),
                        new BoardSettings(http.host(), http.port(BoardSettings.DEFAULT_PROCESS_PORT))),
                surroundings().clock());
    }

    @Override
    void start(LiveProgram program) throws InterruptedException {
        say("Broker    " + program.bootstrapServers());
        program.startProcessor();
        say("Health    " + program.url() + "/health/ready");
        say("Running; Ctrl-C ends it.");
    }
}
