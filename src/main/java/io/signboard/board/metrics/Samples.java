package io.signboard.board.metrics;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The series of one scrape. For one thread. */
public final class Samples {

    private final Map<Family, Map<List<String>, Double>> values = new LinkedHashMap<>();

    Samples() {}

    /**
     * Gives a series.
     *
     * @param value its number, not NaN; amounts above 2^53 lose digits, since Prometheus knows doubles only
     * @param labels its labels' values, as many as the family has labels
     */
    public void give(Family family, double value, String... labels) {
        if (Double.isNaN(value) || labels.length != family.labels().size()) {
            throw new IllegalArgumentException(family.name() + " can't be " + value + " of " + Arrays.toString(labels));
        }
        values.computeIfAbsent(family, f -> new LinkedHashMap<>()).put(List.of(labels), value);
    }

    /** Gives a series. */
    public void give(Family family, long value, String... labels) {
        give(family, (double) value, labels);
    }

    /** Gives a series. */
    public void give(Family family, BigDecimal value, String... labels) {
        give(family, value.doubleValue(), labels);
    }

    MetricSnapshots snapshots() {
        return new MetricSnapshots(values.entrySet().stream()
                .map(entry -> snapshot(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static MetricSnapshot snapshot(Family family, Map<List<String>, Double> series) {
        if (family.type() == MetricType.COUNTER) {
            return new CounterSnapshot(
                    family.metadata(),
                    series.entrySet().stream()
                            .map(s -> new CounterDataPointSnapshot(s.getValue(), labels(family, s.getKey()), null, 0))
                            .toList());
        }
        return new GaugeSnapshot(
                family.metadata(),
                series.entrySet().stream()
                        .map(s -> new GaugeDataPointSnapshot(s.getValue(), labels(family, s.getKey()), null))
                        .toList());
    }

    private static Labels labels(Family family, List<String> values) {
        return Labels.of(family.labels(), values);
    }
}
