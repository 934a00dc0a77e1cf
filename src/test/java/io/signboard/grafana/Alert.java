package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An alert of {@code alerts.yml}.
 *
 * @param node its part of the file
 */
record Alert(JsonNode node) {

    /** Where all are. */
    static final Path FILE = Scrape.FOLDER.resolve("alerts.yml");

    static List<Alert> shipped() {
        List<Alert> alerts = new ArrayList<>();
        Scrape.yaml(FILE).path("groups").forEach(group -> group.path("rules")
                .forEach(rule -> alerts.add(new Alert(rule))));
        return alerts;
    }

    String name() {
        return node.path("alert").asText();
    }

    Expression expression() {
        return new Expression(node.path("expr").asText());
    }

    String severity() {
        return node.path("labels").path("severity").asText();
    }

    String summary() {
        return node.path("annotations").path("summary").asText();
    }

    /** What it means and what to do. */
    String description() {
        return node.path("annotations").path("description").asText();
    }

    @Override
    public String toString() {
        return name();
    }
}
