package io.signboard.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The press report's figures by the names that the page gives them. */
final class PublishedFigures {

    private PublishedFigures() {}

    /** Every published figure that a page shows as it was printed; the dollars, which were rounded, are not among them. */
    static Map<String, String> byPath() {
        JsonNode published = Hall.published();
        Map<String, String> figures = new TreeMap<>();
        part("headline", published.required("headline"), figures);
        part("venue", published.required("venue"), figures);
        part("guests", published.required("guests"), figures);
        for (String breakdown : new String[] {"channels", "sectors", "investors"}) {
            published
                    .required(breakdown)
                    .properties()
                    .forEach(member -> part(breakdown + "." + member.getKey(), member.getValue(), figures));
        }
        published.required("tiers").properties().forEach(tier -> {
            JsonNode figure = tier.getValue();
            if (figure.has("changeOnLastYear")) {
                String path = "tiers." + tier.getKey();
                figures.put(path + ".projects", figure.required("projects").asText());
                figures.put(
                        path + ".change", figure.required("changeOnLastYear").asText());
            }
        });
        change(published, figures);
        return figures;
    }

    private static void part(String path, JsonNode part, Map<String, String> figures) {
        for (String name : new String[] {"projects", "amount", "percent"}) {
            if (part.has(name)) {
                figures.put(path + "." + name, part.get(name).asText());
            }
        }
    }

    /** What last year's reports and this year's headline make of it. */
    private static void change(JsonNode published, Map<String, String> figures) {
        for (String name : new String[] {"projects", "amount"}) {
            long now = published.required("headline").required(name).longValue();
            long before = published.required("lastYear").required(name).longValue();
            figures.put("change." + name, String.valueOf(now - before));
        }
    }
}
