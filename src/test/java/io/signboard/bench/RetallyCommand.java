package io.signboard.bench;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retally}. */
@Command(
        name = "retally",
        description = {
            "Publishes a new definition while projects are signed, and measures until a summary is made with it.",
            "Meanwhile the last whole summary stands; that events are taken all the same shows in the offsets that the"
                    + " processor commits."
        })
final class RetallyCommand implements Runnable {

    private static final Duration AROUND = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--projects", defaultValue = "1000000", description = "In the ledger (${DEFAULT-VALUE}).")
    private int projects;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--rate", defaultValue = "200", description = "Projects signed a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--times", defaultValue = "3", description = "How many new definitions (${DEFAULT-VALUE}).")
    private int times;

    @Override
    public void run() {
        Report.heading("Tallying %,d projects on %d partitions by a new definition", projects, partitions);
        GeneratedFeed feed = new GeneratedFeed(projects, 1);
        try (Cluster cluster = Cluster.start(partitions);
                Programs programs = new Programs(cluster);
                CommittedSummaries summaries = new CommittedSummaries(cluster)) {
            programs.startProcessor(0);
            feed.send(cluster);
            Tallied.await(cluster, summaries);
            for (int i = 0; i < times; i++) {
                measure(cluster, summaries, feed.ceremonyIds().get(0), i);
            }
        }
    }

    private void measure(Cluster cluster, CommittedSummaries summaries, String ceremonyId, int number) {
        Retally retally = new Retally(cluster, summaries, number + 2);
        int firstProject = projects + number * rate * (int) PATIENCE.toSeconds();
        try (OpenLoop loop = new OpenLoop(cluster, ceremonyId, rate, retally.waits()).start(firstProject)) {
            retally.follow(AROUND);
            Definitions.change(cluster, ceremonyId, number + 2);
            retally.begin();
            retally.followUntil(retally::isOver, PATIENCE);
            retally.follow(AROUND);
            loop.stop();
            retally.followUntil(retally::isSettled, PATIENCE);
            retally.print();
        }
    }
}
