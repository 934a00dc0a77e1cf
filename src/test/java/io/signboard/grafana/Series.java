package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series of Prometheus' answer.
 *
 * @param labels its labels, the metric's name among them
 * @param samples its values as texts, the oldest first; at least one
 */
record Series(Map<String, String> labels, List<String> samples) {

    static Series of(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        List<String> samples = new ArrayList<>();
        node.path("values").forEach(sample -> samples.add(sample.path(1).asText()));
        if (node.has("value")) {
            samples.add(node.path("value").path(1).asText());
        }
        return new Series(labels, samples);
    }

    /** Whether each value is a number that a panel can show. */
    boolean isShown() {
        return samples.stream().allMatch(sample -> sample.matches("-?[0-9.]+(e[+-]?[0-9]+)?"));
    }

    /** The newest value. */
    BigDecimal last() {
        return new BigDecimal(samples.get(samples.size() - 1));
    }
}
