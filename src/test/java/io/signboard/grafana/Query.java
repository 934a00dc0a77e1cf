package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A query of a panel.
 *
 * @param panel whose it is
 * @param node its part of the file
 */
record Query(Panel panel, JsonNode node) {

    String refId() {
        return node.path("refId").asText();
    }

    Expression expression() {
        return new Expression(node.path("expr").asText());
    }

    /** Whether it asks for one moment, not for the dashboard's time range. */
    boolean instant() {
        return node.path("instant").asBoolean();
    }

    /** The shortest step that it asks for, if it says one. */
    Optional<Duration> interval() {
        return Optional.of(node.path("interval").asText())
                .filter(text -> !text.isEmpty())
                .map(Expression::duration);
    }

    @Override
    public String toString() {
        return panel + " query " + refId();
    }
}
