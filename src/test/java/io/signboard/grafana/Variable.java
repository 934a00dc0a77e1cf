package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of a dashboard, filled with a label's values.
 *
 * @param node its part of the file
 */
record Variable(JsonNode node) {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    String name() {
        return node.path("name").asText();
    }

    /** The series whose label it takes. */
    Expression selector() {
        return new Expression(query().group(1));
    }

    /** The label whose values it takes. */
    String label() {
        return query().group(2);
    }

    private Matcher query() {
        Matcher query = LABEL_VALUES.matcher(node.path("query").path("query").asText());
        if (!query.matches()) {
            throw new IllegalArgumentException("Variable " + name() + " is no label_values(series, label)");
        }
        return query;
    }
}
