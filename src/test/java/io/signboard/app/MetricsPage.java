package io.signboard.app;

import io.signboard.board.metrics.Scrape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A program's metrics as a client of HTTP sees them. */
final class MetricsPage {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uri;

    MetricsPage(LiveProgram program) {
        uri = URI.create(program.url() + "/metrics");
    }

    HttpResponse<String> get(String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every series with its value. */
    Map<String, Double> series() {
        return series(name -> true);
    }

    /** The series of wanted families with their values. */
    Map<String, Double> series(Predicate<String> wanted) {
        return series(get().body(), wanted);
    }

    static Map<String, Double> series(String text, Predicate<String> wanted) {
        Map<String, Double> series = new TreeMap<>();
        Scrape.series(text).forEach((name, value) -> {
            if (wanted.test(family(name))) {
                series.put(name, Double.valueOf(value));
            }
        });
        return series;
    }

    /** The name in front of a series' labels. */
    static String family(String series) {
        int labels = series.indexOf('{');
        return labels < 0 ? series : series.substring(0, labels);
    }

    /** One series' value; single quotes stand for double ones. */
    double value(String series) {
        Double value = series().get(series.replace('\'', '"'));
        if (value == null) {
            throw new AssertionError("no series " + series);
        }
        return value;
    }
}
