package io.signboard.board.metrics;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.List;

/**
 * A family of metrics: what it is called and what its series are told apart by.
 *
 * @param type gauge or counter
 * @param name its name as Prometheus shows it, without a counter's {@code _total}
 * @param help one sentence for whoever meets the name first
 * @param labels the names of its labels, in the order in which values are given
 */
public record Family(MetricType type, String name, String help, List<String> labels) {

    /** Copies the labels. */
    public Family {
        labels = List.copyOf(labels);
    }

    /** A number that may go up and down. */
    public static Family gauge(String name, String help, String... labels) {
        return new Family(MetricType.GAUGE, name, help, List.of(labels));
    }

    /** A number that only goes up, as long as the program runs. */
    public static Family counter(String name, String help, String... labels) {
        return new Family(MetricType.COUNTER, name, help, List.of(labels));
    }

    MetricMetadata metadata() {
        return new MetricMetadata(name, help);
    }
}
