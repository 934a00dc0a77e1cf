package io.signboard.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The fold beside the product.
 *
 * @param folds runs of the fold, at least one
 * @param products as many runs of the product, each made after the fold's run at the same place
 */
record Comparison(List<FoldRun> folds, List<ProductRun> products) {

    /** Copies the lists. */
    Comparison {
        folds = List.copyOf(folds);
        products = List.copyOf(products);
    }

    /** Prints the medians and the ratios. */
    void print() {
        double fold = medians("median fold", folds.stream().map(FoldRun::drain).toList());
        double product = medians(
                "median product", products.stream().map(ProductRun::drain).toList());
        Report.line("product / fold = %.2f, by rounds %s", product / fold, ratios());
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

    private String ratios() {
        List<String> ratios = new ArrayList<>();
        for (int round = 0; round < folds.size(); round++) {
            double ratio = products.get(round).drain().steady().perSecond()
                    / folds.get(round).drain().steady().perSecond();
            ratios.add(Report.text("%.2f", ratio));
        }
        return String.join(", ", ratios);
    }
}
