package io.signboard.board.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;

/** How a scrape is written. */
public enum ExpositionFormat {
    /** Prometheus' own text format, which everybody reads. */
    PROMETHEUS,
    /** OpenMetrics 1.0. */
    OPEN_METRICS;

    /** The media type with its version and character set. */
    public String contentType() {
        return writer().getContentType();
    }

    ExpositionFormatWriter writer() {
        return this == PROMETHEUS ? PrometheusTextFormatWriter.create() : OpenMetricsTextFormatWriter.create();
    }
}
