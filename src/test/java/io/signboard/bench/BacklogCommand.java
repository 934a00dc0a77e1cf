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

    @Override
    public void run() {
        Report.heading("Backlog of about %,d events on %d partitions", events, partitions);
        try (Cluster cluster = Cluster.start(partitions)) {
            long sent = GeneratedFeed.ofEvents(events, 1).send(cluster);
            List<FoldRun> folds = new ArrayList<>();
            List<ProductRun> products = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                folds.add(fold(cluster, sent));
                products.add(product(new Backlog(cluster, sent, folds.get(0).figures())));
                cluster.forgetTally();
            }
            medians(folds, products);
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

    private static void medians(List<FoldRun> folds, List<ProductRun> products) {
        double fold = medians("median fold", folds.stream().map(FoldRun::drain).toList());
        double product = medians(
                "median product", products.stream().map(ProductRun::drain).toList());
        Report.line("product / fold = %.2f, by rounds %s", product / fold, ratios(folds, products));
        Report.line(
                "first summary after %.2f s (median), longest without one %.0f ms (of all rounds)",
                Report.median(products, run -> Report.seconds(run.firstSummary())),
                1e3
                        * products.stream()
                                .mapToDouble(run -> Report.seconds(run.longestGap()))
                                .max()
                                .orElse(0));
        Report.line(
                "memory at most: fold %s, product %s (of the last round)",
                Report.mebibytes(folds.get(folds.size() - 1).peakMemory()),
                Report.mebibytes(products.get(products.size() - 1).peakMemory()));
    }

    private static double medians(String what, List<Drain> drains) {
        double perSecond = Report.median(drains, drain -> drain.steady().perSecond());
        Report.line(
                "%-22s %,9.0f events/s steady  CPU an event %5.2f µs steady, %5.2f µs in all (program + broker)",
                what,
                perSecond,
                Report.median(drains, drain -> drain.steady().cpu().sum()),
                Report.median(drains, drain -> drain.cpu().sum()));
        return perSecond;
    }

    private static String ratios(List<FoldRun> folds, List<ProductRun> products) {
        List<String> ratios = new ArrayList<>();
        for (int round = 0; round < folds.size(); round++) {
            double ratio = products.get(round).drain().steady().perSecond()
                    / folds.get(round).drain().steady().perSecond();
            ratios.add(String.format(java.util.Locale.ROOT, "%.2f", ratio));
        }
        return String.join(", ", ratios);
    }
}
