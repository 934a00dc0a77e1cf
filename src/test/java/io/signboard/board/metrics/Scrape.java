package io.signboard.board.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a program's metrics say, as Prometheus would. */
public final class Scrape {

    private Scrape() {}

    /** Every series of a source with its value, as in {@code name{label="value"}}. */
    static Map<String, String> of(MetricSource source) {
        try (Metrics metrics = new Metrics()) {
            metrics.add(source);
            return series(text(metrics));
        }
    }

    static String text(Metrics metrics) {
        return new String(metrics.scrape(ExpositionFormat.PROMETHEUS, Set.of()), StandardCharsets.UTF_8);
    }

    /** Every series of a text with its value. */
    public static Map<String, String> series(String text) {
        Map<String, String> series = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            String before = series.put(line.substring(0, end), line.substring(end + 1));
            if (before != null) {
                throw new AssertionError("twice: " + line);
            }
        });
        return series;
    }
}
