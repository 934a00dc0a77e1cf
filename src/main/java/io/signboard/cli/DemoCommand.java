package io.signboard.cli;

import io.signboard.app.Demo;
import io.signboard.app.FigureRow;
import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.app.TemporaryFolder;
import io.signboard.board.http.BoardSettings;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplaySpeed;
import io.signboard.model.Summary;
import io.signboard.topology.TopologySettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signboard demo}. */
@Command(
        name = "demo",
        description = {
            "Replays the Smart China Expo 2021 signing ceremony on an embedded broker.",
            "In the end every figure of the press report stands beside the one computed from the events. The broker's"
                    + " folder is thrown away.",
            "The single contracts were never published: the feed is a reconstruction that sums to the report's figures."
        })
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "200",
            converter = SpeedConverter.class,
            description = "How many times the ceremony's own pace; max waits for nothing.")
    private ReplaySpeed speed;

    @Option(names = "--exit", description = "Leave at the end; exit code 1 if a figure differs.")
    private boolean exit;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "0",
            converter = PortConverter.class,
            description = "Port of the embedded broker on 127.0.0.1; 0 picks a free one.")
    private int brokerPort;

    @Mixin
    @SuppressWarnings("UnusedVariable") // for our own settings; Kafka's are of no use to a broker of one's own
    private ConfigOptions config;

    @Mixin
    private HttpOptions http;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        surroundings.stop().heed(() -> {}); // the folder is thrown away, however soon it ends
        try (TemporaryFolder folder = TemporaryFolder.create("signboard-demo");
                LiveProgram program = new LiveProgram(
                        new ProgramSettings(
                                Map.of(),
                                folder.path(),
                                TopologySettings.DEFAULTS,
                                new BoardSettings(http.host(), http.port(BoardSettings.DEFAULT_PORT))),
                        surroundings.clock())) {
            surroundings.stop().heed(program::stopWaiting);
            say("Starting a Kafka broker in a throw-away folder ...");
            program.startBroker(brokerPort, OptionalInt.empty());
            say("Starting the processor and the board ...");
            program.startBoth();
            say("Broker    " + program.bootstrapServers());
            say("Board     " + program.url());
            return play(program);
        }
    }

    private int play(LiveProgram program) throws InterruptedException {
        try (DemoProgress progress = new DemoProgress(surroundings);
                Demo demo = new Demo(program, speed, Pacer.monotonic(), surroundings.clock(), progress)) {
            progress.watch(demo::latest);
            surroundings.stop().heed(demo::stop);
            demo.define();
            say("Ceremony  " + demo.ceremonyId() + ", watch it with: ./signboard watch " + demo.ceremonyId()
                    + " --bootstrap-servers " + program.bootstrapServers());
            if (!demo.replay().complete()) {
                say("Stopped before the end.");
                return 1;
            }
            Summary summary = demo.settled();
            progress.end();
            return tell(demo.compare(summary), program);
        }
    }

    private int tell(List<FigureRow> rows, LiveProgram program) throws InterruptedException {
        FigureTable table = new FigureTable(rows);
        table.lines().forEach(surroundings.out()::println);
        surroundings.out().flush();
        if (!exit) {
            say("The board stays up at " + program.url() + "; Ctrl-C ends it.");
            surroundings.stop().await();
        }
        return table.isAllSame() ? 0 : 1;
    }

    private void say(String line) {
        surroundings.err().println(line);
    }
}
