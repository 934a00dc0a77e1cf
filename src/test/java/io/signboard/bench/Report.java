package io.signboard.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints what was measured. */
final class Report {

    private static final PrintStream OUT = System.out;

    private Report() {}

    static void line(String format, Object... args) {
        OUT.println(String.format(Locale.ROOT, format, args));
    }

    /** Prints a run and returns it. */
    static Drain drain(String what, Drain drain) {
        line(
                "%-20s %,10.0f events/s steady  %6.2f µs CPU an event  first after %5.2f s  all after %6.2f s",
                what,
                drain.steadyPerSecond(),
                drain.cpuMicros(),
                drain.first().toMillis() / 1000.0,
                drain.whole().toMillis() / 1000.0);
        return drain;
    }

    /** Prints the medians, and the ratios of the steady rates. */
    static void medians(List<Drain> polls, List<Drain> folds, List<Drain> topologies) {
        double poll = median(polls, Drain::steadyPerSecond);
        double fold = median(folds, Drain::steadyPerSecond);
        double topology = median(topologies, Drain::steadyPerSecond);
        line("median poll                 %,10.0f events/s %6.2f µs", poll, median(polls, Drain::cpuMicros));
        line("median poll + parse + fold  %,10.0f events/s %6.2f µs", fold, median(folds, Drain::cpuMicros));
        line("median topology             %,10.0f events/s %6.2f µs", topology, median(topologies, Drain::cpuMicros));
        line("topology / (poll + parse + fold) = %.2f", topology / fold);
    }

    private static double median(List<Drain> drains, ToDoubleFunction<Drain> of) {
        double[] sorted = drains.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
