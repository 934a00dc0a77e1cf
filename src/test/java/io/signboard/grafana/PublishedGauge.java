package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A figure of the press report and the gauge that must show it.
 *
 * @param selector the gauge
 * @param figure what was published
 * @param precision to which multiple it was rounded, 0 if it is exact
 */
record PublishedGauge(String selector, BigDecimal figure, BigDecimal precision) {

    /** Breakdowns by the file's names, with the label that their gauges have. */
    private static final Map<String, String> BREAKDOWNS =
            Map.of("channels", "channel", "sectors", "sector", "investors", "investor");

    /** Every figure of the file that a gauge shows. */
    static List<PublishedGauge> of(JsonNode published) {
        List<PublishedGauge> gauges = new ArrayList<>();
        JsonNode headline = published.required("headline");
        gauges.add(exact("ceremony_projects", "", headline.required("projects")));
        gauges.add(exact("ceremony_amount", ",currency='CNY'", headline.required("amount")));
        gauges.add(new PublishedGauge(
                selector("ceremony_converted_amount", ",currency='USD'"),
                headline.required("usd").decimalValue(),
                headline.required("usdPrecision").decimalValue()));
        total(gauges, "ceremony_venue", "", published.required("venue"));
        BREAKDOWNS.forEach((name, label) -> published
                .required(name)
                .properties()
                .forEach(member -> total(
                        gauges, "ceremony_" + label, "," + label + "='" + member.getKey() + "'", member.getValue())));
        published.required("tiers").properties().forEach(tier -> tier(gauges, tier.getKey(), tier.getValue()));
        gauges.add(exact(
                "ceremony_guest_amount",
                ",currency='CNY'",
                published.required("guests").required("amount")));
        JsonNode lastYear = published.required("lastYear");
        gauges.add(
                change("ceremony_change_projects", "", headline.required("projects"), lastYear.required("projects")));
        gauges.add(change(
                "ceremony_change_amount", ",currency='CNY'", headline.required("amount"), lastYear.required("amount")));
        return gauges;
    }

    private static void total(List<PublishedGauge> gauges, String family, String labels, JsonNode total) {
        gauges.add(exact(family + "_projects", labels, total.required("projects")));
        gauges.add(exact(family + "_amount", labels + ",currency='CNY'", total.required("amount")));
        if (total.has("percent")) {
            gauges.add(exact(family + "_percent", labels, total.required("percent")));
        }
    }

    private static void tier(List<PublishedGauge> gauges, String id, JsonNode tier) {
        if (tier.has("projects")) {
            String labels = ",tier='" + id + "'";
            gauges.add(exact("ceremony_tier_projects", labels, tier.required("projects")));
            gauges.add(exact("ceremony_tier_change", labels, tier.required("changeOnLastYear")));
        }
    }

    private static PublishedGauge change(String metric, String labels, JsonNode now, JsonNode before) {
        BigDecimal change = now.decimalValue().subtract(before.decimalValue());
        return new PublishedGauge(selector(metric, labels), change, BigDecimal.ZERO);
    }

    private static PublishedGauge exact(String metric, String labels, JsonNode figure) {
        return new PublishedGauge(selector(metric, labels), figure.decimalValue(), BigDecimal.ZERO);
    }

    private static String selector(String metric, String labels) {
        return metric + "{ceremony='sce-2021'" + labels + "}";
    }

    /** Whether a gauge's value is what was published, at the precision of that. */
    boolean isMetBy(BigDecimal value) {
        BigDecimal shown = precision.signum() == 0
                ? value
                : value.divide(precision, 0, RoundingMode.HALF_UP).multiply(precision);
        return shown.compareTo(figure) == 0;
    }
}
