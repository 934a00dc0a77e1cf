package io.signboard.board.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MetricNameFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * The metrics of one program. Figures of its own come from {@link MetricSource}s, which are read at each scrape; those of
 * libraries from Micrometer's meters, of which only {@link MeterSelection}'s are kept. For any thread.
 */
public final class Metrics implements AutoCloseable {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);

    /** None yet. */
    public Metrics() {
        meters.config().meterFilter(new MeterSelection());
    }

    /**
     * Adds what a source gives to every scrape from now on.
     *
     * @throws IllegalArgumentException if one of its families is there already
     */
    public void add(MetricSource source) {
        registry.register(new SourceCollector(source));
    }

    /** Where meters of libraries are bound. */
    public MeterRegistry meters() {
        return meters;
    }

    /**
     * Everything as it is now.
     *
     * @param names the only names wanted; empty for all
     */
    public byte[] scrape(ExpositionFormat format, Set<String> names) {
        MetricSnapshots snapshots = names.isEmpty()
                ? registry.scrape()
                : registry.scrape(
                        MetricNameFilter.builder().nameMustBeEqualTo(names).build());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.writer()
                    .write(
                            out,
                            new MetricSnapshots(
                                    snapshots.stream().map(StableLabels::of).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        meters.close();
    }
}
