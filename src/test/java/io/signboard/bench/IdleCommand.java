package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code idle}. */
@Command(
        name = "idle",
        description =
                "What processor and board use while nobody signs, and how long the launcher's demo and help take.")
final class IdleCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SIGNING = Duration.ofSeconds(5);
    private static final int SIGNED_A_SECOND = 100;

    @Option(names = "--partitions", defaultValue = "1", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--settling",
            defaultValue = "20s",
            description = "Quiet before the measurement (${DEFAULT-VALUE}).")
    private Duration settling;

    @Option(names = "--time", defaultValue = "60s", description = "Of each measurement (${DEFAULT-VALUE}).")
    private Duration time;

    @Option(
            names = "--times",
            defaultValue = "4",
            description = "How often it is measured: compiling goes on for a while (${DEFAULT-VALUE}).")
    private int times;

    @Option(
            names = "--starts",
            defaultValue = "5",
            description = "How often the launcher is started (${DEFAULT-VALUE}).")
    private int starts;

    @Override
    public void run() {
        Report.heading("Idle, on %d partition(s) of each event topic, and starts", partitions);
        quiet();
        starts();
    }

    private void quiet() {
        try (Cluster cluster = Cluster.start(partitions);
                Programs programs = new Programs(cluster)) {
            ChildProgram processor = programs.startProcessor(0).awaitRunning();
            ChildProgram board = programs.startBoard();
            try (LiveCeremony ceremony = new LiveCeremony(cluster, board, "idle");
                    OpenLoop loop = new OpenLoop(cluster, "idle", SIGNED_A_SECOND, ceremony.waits()).start(0)) {
                ceremony.begin();
                ceremony.follow(SIGNING);
                loop.stop();
                ceremony.followUntil(ceremony::isSettled, PATIENCE);
            }
            Report.progress(
                    "quiet for %d s", settling.plus(time.multipliedBy(times)).toSeconds());
            Quiet.keep(settling);
            Map<String, ProcessUsage> both =
                    Map.of("processor", Programs.usage(processor), "board", Programs.usage(board));
            for (int i = 1; i <= times; i++) {
                Load load = new Load(both);
                Quiet.keep(time);
                double together = load.cores().values().stream()
                        .mapToDouble(cores -> cores)
                        .sum();
                Report.line("CPU, measurement %d: %s, together %.1f %%", i, load.words(), 100 * together);
            }
            both.forEach((name, usage) -> Report.line(
                    "memory of the %s: %s, at most %s",
                    name, Report.mebibytes(usage.memory()), Report.mebibytes(usage.peakMemory())));
        }
    }

    private void starts() {
        Launcher launcher = new Launcher(Path.of("signboard"));
        Report.progress("the launcher's first start, which may build");
        launcher.help();
        List<Duration> helps = new ArrayList<>();
        List<Duration> demos = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            helps.add(launcher.help());
            demos.add(launcher.demo());
        }
        Report.line("--help %.2f s (median of %d)", Report.median(helps, Report::seconds), starts);
        Report.line("demo, to its first number %.2f s (median of %d)", Report.median(demos, Report::seconds), starts);
    }
}
