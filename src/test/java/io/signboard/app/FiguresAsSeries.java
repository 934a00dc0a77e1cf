package io.signboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The series that a summary's JSON ought to become, written down apart from the code that makes them. */
final class FiguresAsSeries {

    private static final Map<String, String> BREAKDOWNS =
            Map.of("channels", "channel", "sectors", "sector", "investors", "investor", "provinces", "province");

    private final Map<String, Double> series = new TreeMap<>();
    private final JsonNode summary;
    private final String ceremony;
    private final String currency;

    private FiguresAsSeries(JsonNode summary) {
        this.summary = summary;
        this.ceremony = "ceremony=\"" + summary.get("ceremonyId").textValue() + "\"";
        this.currency = "currency=\"" + summary.get("currency").textValue() + "\"";
    }

    /** All gauges of figures: neither windows, nor status, nor what tells one summary from the next. */
    static Map<String, Double> of(JsonNode summary) {
        FiguresAsSeries figures = new FiguresAsSeries(summary);
        figures.collect();
        return figures.series;
    }

    private void collect() {
        total("", summary.get("headline"));
        summary.at("/headline/converted")
                .properties()
                .forEach(to -> put("converted_amount", ceremony + ",currency=\"" + to.getKey() + "\"", to.getValue()));
        total("venue_", summary.get("venue"));
        put("venue_percent", ceremony, summary.at("/venue/percent"));
        BREAKDOWNS.forEach((name, label) -> summary.get(name).forEach(part -> part(label, part)));
        summary.get("tiers").forEach(tier -> {
            String labels = ceremony + ",tier=\"" + tier.get("id").textValue() + "\"";
            put("tier_projects", labels, tier.get("projects"));
            put("tier_change", labels, tier.path("change"));
        });
        total("guest_", summary.path("guests"));
        total("change_", summary.path("change"));
    }

    private void total(String name, JsonNode figures) {
        put(name + "projects", ceremony, figures.path("projects"));
        put(name + "amount", ceremony + "," + currency, figures.path("amount"));
    }

    private void part(String label, JsonNode part) {
        String member = label + "=\"" + part.get("id").textValue() + "\"";
        boolean memberFirst = label.compareTo("currency") < 0;
        put(label + "_projects", ceremony + "," + member, part.get("projects"));
        put(label + "_percent", ceremony + "," + member, part.get("percent"));
        put(
                label + "_amount",
                ceremony + "," + (memberFirst ? member + "," + currency : currency + "," + member),
                part.get("amount"));
    }

    private void put(String name, String labels, JsonNode figure) {
        if (figure.isNumber()) {
            series.put("ceremony_" + name + "{" + labels + "}", figure.doubleValue());
        }
    }
}
