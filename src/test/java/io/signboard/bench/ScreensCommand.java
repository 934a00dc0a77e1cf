package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code screens}. */
@Command(name = "screens", description = "What a board uses that streams each new summary to many screens.")
final class ScreensCommand implements Runnable {

    private static final String CEREMONY = "hall";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Option(names = "--screens", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
    private int screens;

    @Option(
            names = "--rate",
            defaultValue = "100",
            description = "Projects signed a second; above 10 there are 10 summaries a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--warm-up", defaultValue = "15s", description = "Not measured (${DEFAULT-VALUE}).")
    private Duration warmUp;

    @Option(names = "--time", defaultValue = "30s", description = "Measured (${DEFAULT-VALUE}).")
    private Duration time;

    @Override
    public void run() {
        Report.heading("%,d screens on one board", screens);
        try (Cluster cluster = Cluster.start(1);
                Programs programs = new Programs(cluster)) {
            ChildProgram processor = programs.startProcessor(0).awaitRunning();
            ChildProgram board = programs.startBoard();
            try (LiveCeremony ceremony = new LiveCeremony(cluster, board, CEREMONY);
                    OpenLoop loop = new OpenLoop(cluster, CEREMONY, rate, ceremony.waits()).start(0);
                    SseCrowd crowd = new SseCrowd(SseFollower.stream(board, CEREMONY), screens)) {
                ceremony.follow(warmUp);
                ceremony.begin();
                crowd.count();
                Load load = new Load(Map.of("board", Programs.usage(board), "processor", Programs.usage(processor)));
                ceremony.follow(time);
                SseCrowd.Counts counts = crowd.count();
                Report.line("CPU: %s", load.words());
                double seconds = time.toSeconds();
                Report.line(
                        "summaries a second and screen: %.1f on average, %.1f the least; %.1f MiB/s in all",
                        counts.all() / seconds / screens,
                        counts.least() / seconds,
                        counts.bytes() / seconds / (1 << 20));
                loop.stop();
                ceremony.followUntil(ceremony::isSettled, PATIENCE);
                ceremony.print("beside them");
            }
            Report.line(
                    "board's memory at most %s",
                    Report.mebibytes(Programs.usage(board).peakMemory()));
        }
    }
}
