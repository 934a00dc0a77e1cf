package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@code prometheus.yml} says about who reads which metric how often. */
final class Scrape {

    /** The folder of Prometheus' files. */
    static final Path FOLDER = Path.of("grafana", "prometheus");

    private final JsonNode config;

    private Scrape(JsonNode config) {
        this.config = config;
    }

    /** The shipped configuration. */
    static Scrape shipped() {
        return new Scrape(yaml(FOLDER.resolve("prometheus.yml")));
    }

    /** Any YAML file's tree. */
    static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jobs that keep a metric, of a program's; Prometheus' own belong to none. */
    List<String> jobsOf(String metric) {
        return keeping(metric).stream()
                .map(job -> job.path("job_name").asText())
                .toList();
    }

    /** How often a metric is read at the least. */
    Duration intervalOf(String metric) {
        return keeping(metric).stream()
                .map(this::interval)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** How often the slowest job reads. */
    Duration slowest() {
        return intervalOf("up");
    }

    private Duration interval(JsonNode job) {
        JsonNode own = job.path("scrape_interval");
        return Expression.duration(
                (own.isMissingNode() ? config.path("global").path("scrape_interval") : own).asText());
    }

    private List<JsonNode> keeping(String metric) {
        List<JsonNode> jobs = new ArrayList<>();
        for (JsonNode job : config.path("scrape_configs")) {
            if (isMadeByPrometheus(metric) || keeps(job, metric)) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    private static boolean isMadeByPrometheus(String metric) {
        return metric.equals("up") || metric.equals("ALERTS");
    }

    private static boolean keeps(JsonNode job, String metric) {
        for (JsonNode rule : job.path("metric_relabel_configs")) {
            boolean matches = metric.matches(rule.path("regex").asText());
            if (matches == rule.path("action").asText().equals("drop")) {
                return false;
            }
        }
        return true;
    }
}
