package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latency}. */
@Command(
        name = "latency",
        description = {
            "Signs at a steady rate, whether or not the program keeps up, and measures from each event's due time until a"
                    + " committed summary counts it, on the topic and in the stream of a board.",
            "Then signs one project at a time in a quiet ceremony."
        })
final class LatencyCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(300);
    private static final int MORE_PAUSE_MS = 600;
    private static final long SEED = 42;

    @Option(
            names = "--partitions",
            split = ",",
            defaultValue = "1,4",
            description = "Of each event topic (${DEFAULT-VALUE}).")
    private List<Integer> partitions;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "1000,10000",
            description = "Events a second (${DEFAULT-VALUE}).")
    private List<Integer> rates;

    @Option(names = "--warm-up", defaultValue = "120s", description = "Not measured, at each rate (${DEFAULT-VALUE}).")
    private Duration warmUp;

    @Option(names = "--time", defaultValue = "30s", description = "Measured, at each rate (${DEFAULT-VALUE}).")
    private Duration time;

    @Option(names = "--singles", defaultValue = "40", description = "How many single events (${DEFAULT-VALUE}).")
    private int singles;

    @Override
    public void run() {
        for (int count : partitions) {
            Report.heading("Latency on %d partition(s) of each event topic, from due time", count);
            try (Cluster cluster = Cluster.start(count);
                    Programs programs = new Programs(cluster)) {
                ChildProgram processor = programs.startProcessor(0).awaitRunning();
                ChildProgram board = programs.startBoard();
                for (int rate : rates) {
                    steadily(cluster, processor, board, rate);
                }
                singly(cluster, board);
            }
        }
    }

    private void steadily(Cluster cluster, ChildProgram processor, ChildProgram board, int rate) {
        Report.progress("%,d events/s for %d s", rate, warmUp.plus(time).toSeconds());
        String ceremonyId = "rate-" + rate;
        try (LiveCeremony ceremony = new LiveCeremony(cluster, board, ceremonyId);
                OpenLoop loop = new OpenLoop(cluster, ceremonyId, rate, ceremony.waits()).start(0)) {
            ceremony.follow(warmUp);
            ceremony.begin();
            Load load = new Load(Map.of(
                    "processor", Programs.usage(processor), "board", Programs.usage(board), "broker", cluster.usage()));
            ceremony.follow(time);
            String words = load.words();
            loop.stop();
            ceremony.followUntil(ceremony::isSettled, PATIENCE);
            ceremony.print(Report.text("%,d events/s", rate));
            Report.line("  CPU: %s", words);
        }
    }

    private void singly(Cluster cluster, ChildProgram board) {
        Report.progress("%d single events", singles);
        Random random = new Random(SEED);
        try (LiveCeremony ceremony = new LiveCeremony(cluster, board, "quiet");
                OpenLoop loop = new OpenLoop(cluster, "quiet", 1, ceremony.waits())) {
            ceremony.begin();
            for (int project = 0; project < singles; project++) {
                ceremony.follow(SHORTEST_PAUSE.plusMillis(random.nextInt(MORE_PAUSE_MS)));
                loop.signNow(project);
                loop.stop();
                ceremony.followUntil(ceremony::isSettled, PATIENCE);
            }
            ceremony.print("a single event");
        }
    }
}
