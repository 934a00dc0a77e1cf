package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code restart}. */
@Command(
        name = "restart",
        description = {
            "Kills a processor with kill -9 while projects are signed, and starts it again at once.",
            "Once alone, and once beside a second processor with num.standby.replicas=1."
        })
final class RestartCommand implements Runnable {

    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--projects", defaultValue = "1000000", description = "In the ledger (${DEFAULT-VALUE}).")
    private int projects;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--rate", defaultValue = "50", description = "Projects signed a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--settling", defaultValue = "15s", description = "From the tally to the kill (${DEFAULT-VALUE}).")
    private Duration settling;

    @Override
    public void run() {
        Report.heading("Kill and restart with %,d projects on %d partitions", projects, partitions);
        measure("alone", Map.of(), 1);
        measure("with a standby", Map.of("num.standby.replicas", "1"), 2);
    }

    private void measure(String what, Map<String, String> settings, int processors) {
        GeneratedFeed feed = new GeneratedFeed(projects, 1);
        try (Cluster cluster = Cluster.start(partitions);
                Programs programs = new Programs(cluster, settings);
                CommittedSummaries summaries = new CommittedSummaries(cluster)) {
            ChildProgram struck = programs.startProcessor(0);
            for (int i = 1; i < processors; i++) {
                programs.startProcessor(i);
            }
            feed.send(cluster);
            Tallied.await(cluster, summaries);
            Quiet.keep(settling);
            Waits waits = new Waits();
            waits.begin();
            try (OpenLoop loop =
                    new OpenLoop(cluster, feed.ceremonyIds().get(0), rate, List.of(waits)).start(projects)) {
                Quiet.keep(BEFORE);
                Recovery recovery = new Recovery(waits, new GroupProgress(cluster).ends());
                struck.kill();
                programs.startProcessor(0);
                recovery.follow(summaries, recovery::isOver, PATIENCE);
                loop.stop();
                recovery.follow(summaries, () -> waits.waiting() == 0, PATIENCE);
                recovery.print(what);
            }
        }
    }
}
