package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** That colours can be seen on Grafana's dark theme, and that nothing but trouble is red. */
final class ColourRules {

    private static final String PANEL = "#181b1f";

    /** What WCAG asks for of text: 4.5 of small text, 3 of large text and of graphics. */
    private static final double LEAST = 4.5;

    /** The colours of Grafana's dark palette that the dashboards use, by name. */
    private static final Map<String, String> NAMED = Map.of(
            "green", "#73bf69",
            "red", "#f2495c",
            "orange", "#ff9830",
            "yellow", "#fade2a",
            "blue", "#5794f2",
            "purple", "#b877d9",
            "text", "#ccccdc",
            "dark-blue", "#1f60c4");

    private static final Set<String> COLOUR_FIELDS = Set.of("color", "fixedColor");

    private ColourRules() {}

    static List<Rule> all() {
        return List.of(Rule.ofPanels("has colours that can be seen", ColourRules::contrast));
    }

    private static Stream<String> contrast(Panel panel) {
        Set<String> colours = new TreeSet<>();
        collect(panel.node().path("fieldConfig"), colours);
        return colours.stream().filter(colour -> !isSeen(colour)).map(colour -> panel + " uses " + colour);
    }

    private static void collect(JsonNode node, Set<String> colours) {
        node.properties().forEach(field -> {
            if (COLOUR_FIELDS.contains(field.getKey()) && field.getValue().isTextual()) {
                colours.add(field.getValue().asText());
            }
        });
        node.forEach(child -> collect(child, colours));
    }

    private static boolean isSeen(String colour) {
        String hex = colour.startsWith("#") ? colour : NAMED.get(colour);
        return hex != null && (luminance(hex) + 0.05) / (luminance(PANEL) + 0.05) >= LEAST;
    }

    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
    }

    private static double linear(String hex, int from) {
        double value = Integer.parseInt(hex.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
