package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** Whether a summary adds up in itself. */
final class Wholeness {

    private static final List<String> BREAKDOWNS = List.of("channels", "sectors", "investors", "provinces");

    private final Position at;
    private final JsonNode summary;
    private final Violations violations;

    private Wholeness(Position at, JsonNode summary, Violations violations) {
        this.at = at;
        this.summary = summary;
        this.violations = violations;
    }

    static void check(Position at, JsonNode summary, Violations violations) {
        new Wholeness(at, summary, violations).check();
    }

    private void check() {
        JsonNode headline = summary.path("headline");
        BigDecimal percents = number(headline, "amount").signum() == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(100);
        for (String breakdown : BREAKDOWNS) {
            JsonNode parts = summary.path(breakdown);
            expect("the projects of " + breakdown, number(headline, "projects"), sum(parts, "projects"));
            expect("the amount of " + breakdown, number(headline, "amount"), sum(parts, "amount"));
            expect("the percents of " + breakdown, percents, sum(parts, "percent"));
        }
        JsonNode channels = summary.path("channels");
        for (String figure : List.of("projects", "amount", "percent")) {
            BigDecimal both = number(channels.path(0), figure).add(number(channels.path(1), figure));
            expect("the " + figure + " of the venue", both, number(summary.path("venue"), figure));
        }
    }

    private void expect(String what, BigDecimal expected, BigDecimal found) {
        if (expected.compareTo(found) != 0) {
            violations.add(
                    at,
                    what + " must sum to " + expected.toPlainString() + ", not " + found.toPlainString()
                            + ", in summary " + summary.path("sequence") + " of ceremony "
                            + summary.path("ceremonyId").asText());
        }
    }

    private static BigDecimal sum(JsonNode parts, String figure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : parts) {
            sum = sum.add(number(part, figure));
        }
        return sum;
    }

    private static BigDecimal number(JsonNode node, String figure) {
        return node.path(figure).decimalValue();
    }
}
