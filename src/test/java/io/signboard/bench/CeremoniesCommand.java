package io.signboard.bench;

import io.signboard.wire.Topics;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ceremonies}. */
@Command(name = "ceremonies", description = "Drains as many events spread over one and over many ceremonies.")
final class CeremoniesCommand implements Runnable {

    @Option(names = "--events", defaultValue = "3000000", description = "How many events, about (${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--ceremonies",
            split = ",",
            defaultValue = "1,10,100,1000",
            description = "How many ceremonies (${DEFAULT-VALUE}).")
    private List<Integer> ceremonies;

    @Option(names = "--at-most", defaultValue = "120s", description = "Then a run is broken off (${DEFAULT-VALUE}).")
    private Duration atMost;

    @Override
    public void run() {
        Report.heading("About %,d events over many ceremonies, %d partitions", events, partitions);
        for (int count : ceremonies) {
            try (Cluster cluster = Cluster.start(partitions)) {
                long sent = GeneratedFeed.ofEvents(events, count).send(cluster);
                Figures figures = FoldRun.of(cluster, sent).figures();
                ProductRun run = new Backlog(cluster, sent, figures).drain(1, atMost);
                print(Report.text("%,d ceremonies", count), run, sent);
                Report.line(
                        "  about %,d summaries and %,d windows were published",
                        cluster.records(Topics.SUMMARIES.name()), cluster.records(Topics.WINDOWS.name()));
            }
        }
    }

    private void print(String what, ProductRun run, long sent) {
        if (run.left() == 0) {
            run.drain().print(what);
        } else {
            Report.line(
                    "%-22s BROKEN OFF after %d s with %,d of %,d events left",
                    what, atMost.toSeconds(), run.left(), sent);
        }
    }
}
