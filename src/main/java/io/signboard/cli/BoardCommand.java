package io.signboard.cli;

import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.board.http.BoardSettings;
import io.signboard.topology.TopologySettings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signboard board}. */
@Command(
        name = "board",
        description = {
            "Runs the board alone, until Ctrl-C: the HTTP API and the streams, from what is committed.",
            "Any number of boards may run."
        })
final class BoardCommand extends ProgramCommand {

    @Mixin
    private ServerOptions server;

    @Mixin
    private HttpOptions http;

    BoardCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    LiveProgram program() {
        return new LiveProgram(
                new ProgramSettings(
                        server.clientProperties(),
                        Path.of("."),
                        TopologySettings.DEFAULTS,
                        new BoardSettings(http.host(), http.port(BoardSettings.DEFAULT_PORT))),
                surroundings().clock());
    }

    @Override
    void start(LiveProgram program) {
        say("Broker    " + program.bootstrapServers());
        program.startBoard();
        say("Board     " + program.url());
        say("Running; Ctrl-C ends it.");
    }
}
