package io.signboard.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read and what was found.
 *
 * @param events how many records the event topics hold
 * @param ceremonies how many ceremonies are defined
 * @param summaries how many summaries there are
 * @param folded how many of them were held against the fold of the records below their inputs
 * @param longestSilence the longest time between two summaries of one ceremony that has heartbeats
 * @param windows how many records the windows topic brought
 * @param rejects how many rejects there are, by reason
 * @param classes how many event records are what in the end, each counted once; empty until the end
 * @param found how many violations were found
 * @param violations the first of them, a sentence each
 */
public record HistoryReport(
        long events,
        int ceremonies,
        long summaries,
        long folded,
        Duration longestSilence,
        long windows,
        Map<String, Long> rejects,
        Map<String, Long> classes,
        long found,
        List<String> violations) {

    /** Copies the collections. */
    public HistoryReport {
        rejects = Map.copyOf(rejects);
        classes = Map.copyOf(classes);
        violations = List.copyOf(violations);
    }

    /** The whole of it, a line for each kind of count and for each violation. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "event records", events + " " + counts(classes));
        line(text, "ceremonies", "" + ceremonies);
        line(
                text,
                "summaries",
                summaries + ", " + folded + " of them folded anew, at most " + longestSilence.toMillis() + " ms apart");
        line(text, "window records", "" + windows);
        line(
                text,
                "rejects",
                rejects.values().stream().mapToLong(Long::longValue).sum() + " " + counts(rejects));
        line(text, "violations", "" + found);
        violations.forEach(violation -> text.append("  ").append(violation).append('\n'));
        if (found > violations.size()) {
            text.append("  and ").append(found - violations.size()).append(" more\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String counts) {
        text.append(String.format("%-16s%s%n", what, counts.strip()));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty() ? "" : new TreeMap<>(counts).toString();
    }
}
