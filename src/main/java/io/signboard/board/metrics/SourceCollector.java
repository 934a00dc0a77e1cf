package io.signboard.board.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** A source as the Prometheus client sees it, which refuses one whose families another collector has. */
final class SourceCollector implements MultiCollector {

    private final MetricSource source;

    SourceCollector(MetricSource source) {
        this.source = source;
    }

    @Override
    public MetricSnapshots collect() {
        Samples samples = new Samples();
        source.read(samples);
        return samples.snapshots();
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
        return source.families().stream()
                .map(family -> MetricFamilyDescriptor.of(family.type(), family.metadata(), family.labels()))
                .toList();
    }
}
