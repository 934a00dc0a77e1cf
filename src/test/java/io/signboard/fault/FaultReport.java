package io.signboard.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * What a fault run has come to.
 *
 * @param seed what chance started from
 * @param took the whole run
 * @param faults all, in order
 * @param longestEnding how long a processor took at most to end in order
 * @param fenced how many processors that were frozen at work were fenced when they went on, in words
 * @param history what the checker counted, in lines
 * @param violations what must not be, in sentences; none if all is well
 */
record FaultReport(
        long seed,
        Duration took,
        List<Struck> faults,
        Duration longestEnding,
        String fenced,
        String history,
        List<String> violations) {

    /** The report as a table. */
    String text() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(String.format(
                Locale.ROOT,
                "fault run: seed %d, %d faults in %d min, %d violations",
                seed,
                faults.size(),
                took.toMinutes(),
                violations.size()));
        lines.add(String.format(
                Locale.ROOT,
                "%-30s %6s %12s %8s %12s %8s",
                "fault",
                "count",
                "first p50 s",
                "max s",
                "whole p50 s",
                "max s"));
        for (FaultKind kind : FaultKind.values()) {
            row(
                    lines,
                    kind.label(),
                    faults.stream().filter(struck -> struck.kind() == kind).toList());
        }
        row(lines, "all", faults);
        lines.add(
                String.format(Locale.ROOT, "longest ending after SIGTERM: %.1f s", longestEnding.toMillis() / 1000.0));
        lines.add("frozen processors that were fenced when they went on: " + fenced);
        lines.add(history);
        violations.forEach(violation -> lines.add("VIOLATION " + violation));
        return lines.toString();
    }

    private static void row(StringJoiner lines, String label, List<Struck> faults) {
        if (!faults.isEmpty()) {
            List<Duration> first = sorted(faults, Struck::first);
            List<Duration> whole = sorted(faults, Struck::whole);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-30s %6d %12s %8s %12s %8s",
                    label,
                    faults.size(),
                    seconds(first, first.size() / 2),
                    seconds(first, first.size() - 1),
                    seconds(whole, whole.size() / 2),
                    seconds(whole, whole.size() - 1)));
        }
    }

    private static List<Duration> sorted(List<Struck> faults, Function<Struck, Optional<Duration>> time) {
        List<Duration> times = new ArrayList<>();
        faults.forEach(struck -> time.apply(struck).ifPresent(times::add));
        times.sort(null);
        return times;
    }

    private static String seconds(List<Duration> sorted, int index) {
        return sorted.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.1f", sorted.get(index).toMillis() / 1000.0);
    }
}
