package io.signboard.bench;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backlog}. */
@Command(
        name = "backlog",
        description =
                "Drains a backlog by turns with the fold in hash maps and with the product, and compares the medians.")
final class BacklogCommand implements Runnable {

    @Option(names = "--events", defaultValue = "5000000", description = "How many events, about (${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--ledger", defaultValue = "memory", description = "Kept in memory or on disk (${DEFAULT-VALUE}).")
    private String ledger;

    @Override
    public void run() {
        Report.heading("Backlog of about %,d events on %d partitions, ledger: %s", events, partitions, ledger);
        try (Cluster cluster = Cluster.start(partitions)) {
            long sent = GeneratedFeed.ofEvents(events, 1).send(cluster);
            List<FoldRun> folds = new ArrayList<>();
            List<ProductRun> products = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                folds.add(fold(cluster, sent));
                products.add(product(new Backlog(cluster, sent, folds.get(0).figures(), List.of("--ledger", ledger))));
                cluster.forgetTally();
            }
            new Comparison(folds, products).print();
            Report.line(
                    "broker's memory at most %s",
                    Report.mebibytes(cluster.usage().peakMemory()));
        }
    }

    private static FoldRun fold(Cluster cluster, long events) {
        FoldRun run = FoldRun.of(cluster, events);
        run.drain().print("poll + parse + fold");
        return run;
    }

    private static ProductRun product(Backlog backlog) {
        ProductRun run = backlog.drain(1);
        run.drain().print("product");
        Report.line(
                "%-22s first summary after %.2f s, longest without one %.0f ms, memory at most %s",
                "",
                Report.seconds(run.firstSummary()),
                1e3 * Report.seconds(run.longestGap()),
                Report.mebibytes(run.peakMemory()));
        return run;
    }
}
