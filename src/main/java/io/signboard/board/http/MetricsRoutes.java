package io.signboard.board.http;

import io.javalin.http.Context;
import io.signboard.board.metrics.ExpositionFormat;
import io.signboard.board.metrics.Metrics;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** The metrics, for Prometheus. */
final class MetricsRoutes implements RouteSet {

    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final Metrics metrics;

    MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("/metrics", this::scrape));
    }

    private void scrape(Context context) {
        ExpositionFormat format = accepted(context.req().getHeaders("Accept"));
        Set<String> names = Set.copyOf(context.queryParams("name[]"));
        context.contentType(format.contentType());
        Body.answer(context, metrics.scrape(format, names));
    }

    /** What the client likes best of the two; Prometheus' own text for one that doesn't care, or knows neither. */
    static ExpositionFormat accepted(Enumeration<String> headers) {
        QuotedQualityCSV types = new QuotedQualityCSV();
        headers.asIterator().forEachRemaining(types::addValue);
        for (String value : types.getValues()) {
            String type = value.toLowerCase(Locale.ROOT);
            if (type.startsWith(OPEN_METRICS)) {
                return ExpositionFormat.OPEN_METRICS;
            }
            if (type.startsWith("text/") || type.startsWith("*/")) {
                return ExpositionFormat.PROMETHEUS;
            }
        }
        return ExpositionFormat.PROMETHEUS;
    }
}
