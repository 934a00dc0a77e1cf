package io.signboard.board.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.regex.Pattern;

/**
 * Takes out of the labels of Kafka's metrics what differs at each start or says nothing: the random id of the process,
 * which Kafka Streams needs in the names of its threads and clients, and the library's version.
 *
 * <p>It is done on what was collected, since Micrometer's binders would not find a meter with other tags again to remove it.
 */
final class StableLabels {

    private static final Pattern PROCESS_ID = Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String VERSION = "kafka_version";

    private StableLabels() {}

    /** The same metric with such labels. */
    static MetricSnapshot of(MetricSnapshot metric) {
        if (!metric.getMetadata().getPrometheusName().startsWith("kafka_")) {
            return metric;
        }
        if (metric instanceof GaugeSnapshot gauge) {
            return new GaugeSnapshot(
                    gauge.getMetadata(),
                    gauge.getDataPoints().stream()
                            .map(point -> new GaugeDataPointSnapshot(point.getValue(), of(point.getLabels()), null))
                            .toList());
        }
        if (metric instanceof CounterSnapshot counter) {
            return new CounterSnapshot(
                    counter.getMetadata(),
                    counter.getDataPoints().stream()
                            .map(point ->
                                    new CounterDataPointSnapshot(point.getValue(), of(point.getLabels()), null, 0))
                            .toList());
        }
        return metric;
    }

    private static Labels of(Labels labels) {
        Labels.Builder stable = Labels.builder();
        for (Label label : labels) {
            if (!label.getName().equals(VERSION)) {
                stable.label(
                        label.getName(), PROCESS_ID.matcher(label.getValue()).replaceAll(""));
            }
        }
        return stable.build();
    }
}
