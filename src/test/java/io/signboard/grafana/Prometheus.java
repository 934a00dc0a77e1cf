package io.signboard.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signboard.support.Executable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real Prometheus with the shipped configuration, but for what it reads. */
final class Prometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("\"Listening on\" address=(\\S+)");
    private static final String READY = "Server is ready";

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();

    private Prometheus(Process process) {
        this.process = process;
    }

    /**
     * Starts it on a free port and waits until it answers.
     *
     * @param folder for its configuration and data
     * @param target HOST:PORT of the program to read
     */
    static Prometheus start(Path folder, String target) throws IOException {
        for (String file : List.of("prometheus.yml", "alerts.yml")) {
            Files.copy(Scrape.FOLDER.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("targets.yml"), "- targets: ['" + target + "']\n");
        Prometheus started = new Prometheus(Executable.find("prometheus", "prometheus")
                .start(
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0"));
        Thread reader = new Thread(started::readOutput, "output-of-prometheus");
        reader.setDaemon(true);
        reader.start();
        started.ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return started;
    }

    private void readOutput() {
        List<String> said = new ArrayList<>();
        String address = "";
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    address = listening.group(1);
                } else if (line.contains(READY)) {
                    ready.complete("http://" + address);
                }
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
        ready.completeExceptionally(new IllegalStateException("Prometheus has ended: " + String.join("\n", said)));
    }

    /** The series that an expression gives at a moment. */
    List<Series> query(String expression, Instant at) {
        return series(get("/api/v1/query", Map.of("query", expression, "time", seconds(at))));
    }

    /** The series that an expression gives now. */
    List<Series> query(String expression) {
        return series(get("/api/v1/query", Map.of("query", expression)));
    }

    /** The series that an expression gives over a range, step by step. */
    List<Series> query(String expression, Instant from, Instant to, Duration step) {
        return series(get(
                "/api/v1/query_range",
                Map.of(
                        "query", expression,
                        "start", seconds(from),
                        "end", seconds(to),
                        "step", String.valueOf(step.toSeconds()))));
    }

    /** Every value of a label, of the series that a selector matches. */
    List<String> labelValues(String label, String selector) {
        List<String> values = new ArrayList<>();
        get("/api/v1/label/" + label + "/values", Map.of("match[]", selector))
                .forEach(node -> values.add(node.asText()));
        return values;
    }

    /** The rules that it has evaluated without an error, by name. */
    Set<String> healthyRules() {
        Set<String> names = new TreeSet<>();
        for (JsonNode group : get("/api/v1/rules", Map.of()).path("groups")) {
            group.path("rules").forEach(rule -> {
                if (rule.path("health").asText().equals("ok")) {
                    names.add(rule.path("name").asText());
                }
            });
        }
        return names;
    }

    private static List<Series> series(JsonNode data) {
        List<Series> series = new ArrayList<>();
        data.path("result").forEach(node -> series.add(Series.of(node)));
        return series;
    }

    private static String seconds(Instant instant) {
        return instant.getEpochSecond() + "." + String.format("%03d", instant.toEpochMilli() % 1000);
    }

    private JsonNode get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry ->
                        URLEncoder.encode(entry.getKey(), UTF_8) + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(ready.join() + path + "?" + query))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(parameters + ": " + answer.body());
            }
            return mapper.readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
