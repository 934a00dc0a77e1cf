package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A panel of a dashboard.
 *
 * @param node its part of the file
 */
record Panel(JsonNode node) {

    int id() {
        return node.path("id").asInt();
    }

    String type() {
        return node.path("type").asText();
    }

    String title() {
        return node.path("title").asText();
    }

    /** A heading, which shows nothing itself. */
    boolean isRow() {
        return type().equals("row");
    }

    int x() {
        return node.path("gridPos").path("x").asInt();
    }

    int y() {
        return node.path("gridPos").path("y").asInt();
    }

    int width() {
        return node.path("gridPos").path("w").asInt();
    }

    int height() {
        return node.path("gridPos").path("h").asInt();
    }

    JsonNode defaults() {
        return node.path("fieldConfig").path("defaults");
    }

    JsonNode options() {
        return node.path("options");
    }

    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        node.path("targets").forEach(target -> queries.add(new Query(this, target)));
        return queries;
    }

    @Override
    public String toString() {
        return "panel " + id() + " '" + title() + "'";
    }
}
