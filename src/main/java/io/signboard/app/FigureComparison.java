package io.signboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.model.Summary;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a summary against a file of published figures, figure by figure. Amounts must be equal to the last minor unit,
 * converted ones at the precision that the file states.
 */
final class FigureComparison {

    private static final String NONE = "none";

    private final JsonNode published;
    private final Summary summary;
    private final List<FigureRow> rows = new ArrayList<>();

    private FigureComparison(JsonNode published, Summary summary) {
        this.published = published;
        this.summary = summary;
    }

    /**
     * Every figure of the file beside the summary's, in the file's order.
     *
     * @param published the file: see sce-2021/README.md
     */
    static List<FigureRow> of(byte[] published, Summary summary) {
        FigureComparison comparison = new FigureComparison(tree(published), summary);
        comparison.compare();
        return List.copyOf(comparison.rows);
    }

    private static JsonNode tree(byte[] published) {
        try {
            return JsonFormat.trees().readTree(published);
        } catch (IOException e) {
            throw new UncheckedIOException("The published figures are not JSON", e);
        }
    }

    private void compare() {
        headline(published.required("headline"));
        part("venue", published.required("venue"), Optional.of(summary.venue()));
        parts("channel", published.required("channels"), summary.channels());
        tiers(published.required("tiers"));
        parts("sector", published.required("sectors"), summary.sectors());
        parts("investor", published.required("investors"), summary.investors());
        guests(published.required("guests"));
        lastYear(published.required("lastYear"));
    }

    private void headline(JsonNode figures) {
        number("headline projects", figures.get("projects"), summary.headline().projects());
        amount("headline amount", figures.get("amount"), summary.headline().amount());
        JsonNode dollars = figures.get("usd");
        if (dollars != null) {
            BigDecimal converted = summary.headline().converted() == null
                    ? null
                    : summary.headline().converted().get(Currency.getInstance("USD"));
            rounded("headline amount in dollars", dollars, converted, figures.get("usdPrecision"));
        }
    }

    private void parts(String kind, JsonNode figures, List<Summary.Part> parts) {
        figures.properties()
                .forEach(member -> part(
                        kind + " " + member.getKey(),
                        member.getValue(),
                        parts.stream()
                                .filter(part -> part.id().equals(member.getKey()))
                                .findFirst()));
    }

    private void part(String name, JsonNode figures, Optional<Summary.Part> part) {
        number(
                name + " projects",
                figures.get("projects"),
                part.map(Summary.Part::projects).orElse(null));
        amount(
                name + " amount",
                figures.get("amount"),
                part.map(Summary.Part::amount).orElse(null));
        Integer percent = part.map(Summary.Part::percent).orElse(null);
        number(name + " percent", figures.get("percent"), percent == null ? null : percent.longValue());
    }

    private void tiers(JsonNode figures) {
        figures.properties().forEach(tier -> {
            JsonNode figure = tier.getValue();
            if (figure.has("atLeast")) {
                atLeast("every project at least", figure.get("atLeast").decimalValue());
            } else {
                tier(tier.getKey(), figure);
            }
        });
    }

    private void atLeast(String name, BigDecimal bound) {
        BigDecimal smallest = summary.headline().smallest();
        boolean same = smallest != null && smallest.compareTo(bound) >= 0;
        rows.add(new FigureRow(name, text(bound), text(smallest), same));
    }

    private void tier(String id, JsonNode figure) {
        Optional<Summary.TierCount> tier =
                summary.tiers().stream().filter(count -> count.id().equals(id)).findFirst();
        amount(
                id + " above",
                figure.get("above"),
                tier.map(Summary.TierCount::above).orElse(null));
        number(
                id + " projects",
                figure.get("projects"),
                tier.map(Summary.TierCount::projects).orElse(null));
        number(
                id + " change on last year",
                figure.get("changeOnLastYear"),
                tier.map(Summary.TierCount::change).orElse(null));
    }

    private void guests(JsonNode figures) {
        Summary.Guests guests = summary.guests();
        amount("guests amount", figures.get("amount"), guests == null ? null : guests.amount());
    }

    /** Last year's figures follow from this year's and the change. */
    private void lastYear(JsonNode figures) {
        Summary.Change change = summary.change();
        Long projects = change == null || change.projects() == null
                ? null
                : Long.valueOf(summary.headline().projects() - change.projects());
        BigDecimal amount = change == null || change.amount() == null
                ? null
                : summary.headline().amount().subtract(change.amount());
        number("last year projects", figures.get("projects"), projects);
        amount("last year amount", figures.get("amount"), amount);
        for (Summary.TierCount tier : summary.tiers()) {
            Long before = tier.change() == null ? null : Long.valueOf(tier.projects() - tier.change());
            number("last year " + tier.id(), figures.get(tier.id()), before);
        }
    }

    private void number(String name, @Nullable JsonNode figure, @Nullable Long computed) {
        if (figure != null) {
            boolean same = Objects.equals(computed, figure.longValue());
            rows.add(new FigureRow(
                    name,
                    text(figure.decimalValue()),
                    text(computed == null ? null : BigDecimal.valueOf(computed)),
                    same));
        }
    }

    private void amount(String name, @Nullable JsonNode figure, @Nullable BigDecimal computed) {
        rounded(name, figure, computed, null);
    }

    private void rounded(
            String name, @Nullable JsonNode figure, @Nullable BigDecimal computed, @Nullable JsonNode precision) {
        if (figure == null) {
            return;
        }
        BigDecimal wanted = figure.decimalValue();
        BigDecimal seen = computed == null || precision == null ? computed : round(computed, precision.decimalValue());
        boolean same = seen != null && seen.compareTo(wanted) == 0;
        rows.add(new FigureRow(name, text(wanted), text(computed), same));
    }

    private static BigDecimal round(BigDecimal number, BigDecimal precision) {
        return number.divide(precision, 0, RoundingMode.HALF_UP).multiply(precision);
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null
                ? NONE
                : String.format(java.util.Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }
}
