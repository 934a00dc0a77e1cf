package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of one ceremony by one definition, each computed on its own from the list of what counts. */
public final class FoldedFigures {

    private static final List<String> CHANNELS = List.of("offline", "online", "off-site");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JsonNode definition;
    private final Terms terms;
    private final int digits;
    private final List<Told> refused;
    private final List<Told> counted;
    private final List<Told> headline;
    private final BigDecimal whole;

    /** The figures by a definition of its ceremony's events that count, one a project. */
    public FoldedFigures(JsonNode definition, Collection<Told> told) {
        this.definition = definition;
        this.terms = Terms.of(definition);
        this.digits =
                Currency.getInstance(definition.path("currency").textValue()).getDefaultFractionDigits();
        List<Told> standing =
                told.stream().filter(event -> !event.isWithdrawn()).toList();
        this.counted = standing.stream()
                .filter(event -> terms.verdict(event).isEmpty())
                .toList();
        this.refused = standing.stream()
                .filter(event -> !terms.verdict(event).isEmpty())
                .toList();
        boolean all = definition.path("guestsInHeadline").asBoolean(false);
        this.headline = counted.stream().filter(event -> all || !isGuest(event)).toList();
        this.whole = sum(headline);
    }

    private boolean isGuest(Told event) {
        String province = event.province();
        return definition.has("host")
                && !province.isEmpty()
                && !province.equals(definition.path("host").textValue());
    }

    /** How many projects the headline has. */
    public int projects() {
        return headline.size();
    }

    /** The projects that the definition refuses, by reason. */
    public Map<String, Long> refusedByDefinition() {
        return refused.stream().collect(Collectors.groupingBy(terms::verdict, TreeMap::new, Collectors.counting()));
    }

    /** The projects that count, guests among them. */
    public int counted() {
        return counted.size();
    }

    /** What all that counts is worth, guests included. */
    public BigDecimal countedAmount() {
        return sum(counted);
    }

    private static BigDecimal sum(List<Told> events) {
        return events.stream().map(Told::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The summary without what tells one summary from the next: sequence, publishedAt, inputs. */
    public ObjectNode summary() {
        ObjectNode summary = JSON.objectNode();
        Stream.of("ceremonyId", "name", "currency")
                .filter(definition::has)
                .forEach(name -> summary.set(name, definition.get(name)));
        summary.put("status", definition.path("status").asText("live"));
        summary.set("definitionVersion", definition.get("version"));
        headline.stream()
                .map(Told::dateSigned)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> summary.put("lastSignedAt", last.toString()));
        summary.set("headline", headline());
        ArrayNode channels = parts(CHANNELS, Told::channel);
        summary.set("channels", channels);
        summary.set("venue", venue(channels));
        summary.set("sectors", parts(members("sectors", Told::sector), member("sectors", Told::sector)));
        summary.set(
                "investors", parts(members("investors", Told::investorType), member("investors", Told::investorType)));
        summary.set("provinces", parts(members("provinces", Told::province), member("provinces", Told::province)));
        summary.set("tiers", tiers());
        if (definition.has("host")) {
            summary.set("guests", guests());
        }
        if (definition.has("previous")) {
            summary.set("change", change());
        }
        summary.set(
                "largestProjects", projects(Comparator.comparing(Told::amount).reversed()));
        summary.set(
                "latestProjects",
                projects(Comparator.comparing(Told::dateSigned).reversed()));
        return summary;
    }

    private ObjectNode headline() {
        BigDecimal amount = whole;
        ObjectNode node = JSON.objectNode();
        node.put("projects", headline.size());
        node.put("amount", amount);
        BigDecimal average = headline.isEmpty()
                ? BigDecimal.ZERO
                : amount.divide(BigDecimal.valueOf(headline.size()), digits, RoundingMode.HALF_UP);
        node.put("average", average);
        headline.stream()
                .map(Told::amount)
                .min(Comparator.naturalOrder())
                .ifPresent(least -> node.put("smallest", least));
        headline.stream().map(Told::amount).max(Comparator.naturalOrder()).ifPresent(most -> node.put("largest", most));
        if (definition.has("exchangeRates")) {
            ObjectNode converted = node.putObject("converted");
            definition
                    .get("exchangeRates")
                    .properties()
                    .forEach(rate -> converted.put(
                            rate.getKey(),
                            amount.divide(
                                    new BigDecimal(rate.getValue().asText()),
                                    Currency.getInstance(rate.getKey()).getDefaultFractionDigits(),
                                    RoundingMode.HALF_UP)));
        }
        return node;
    }

    private ObjectNode part(String id, List<Told> events) {
        ObjectNode node = JSON.objectNode();
        node.put("id", id);
        node.put("projects", events.size());
        node.put("amount", sum(events));
        return node;
    }

    private BigDecimal share(BigDecimal amount) {
        return whole.signum() == 0 ? BigDecimal.ZERO : amount.divide(whole, 4, RoundingMode.HALF_UP);
    }

    private ArrayNode parts(List<String> ids, Function<Told, String> member) {
        Map<String, List<Told>> groups = headline.stream().collect(Collectors.groupingBy(member));
        ArrayNode parts = JSON.arrayNode();
        for (String id : ids) {
            List<Told> group = groups.getOrDefault(id, List.of());
            parts.add(part(id, group).put("share", share(sum(group))));
        }
        percents(parts);
        return parts;
    }

    /** Largest remainders, one by one: whoever is furthest below what is due gets the next percent. */
    private void percents(ArrayNode parts) {
        int missing = whole.signum() == 0 ? 0 : 100;
        List<BigDecimal> remainders = new ArrayList<>();
        for (JsonNode part : parts) {
            BigDecimal scaled = part.get("amount").decimalValue().multiply(HUNDRED);
            BigDecimal[] quotient = whole.signum() == 0
                    ? new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO}
                    : scaled.divideAndRemainder(whole);
            ((ObjectNode) part).put("percent", quotient[0].intValueExact());
            missing -= quotient[0].intValueExact();
            remainders.add(quotient[1]);
        }
        for (; missing > 0; missing--) {
            int next = 0;
            for (int i = 1; i < parts.size(); i++) {
                next = remainders.get(i).compareTo(remainders.get(next)) > 0 ? i : next;
            }
            ((ObjectNode) parts.get(next))
                    .put("percent", parts.get(next).get("percent").intValue() + 1);
            remainders.set(next, BigDecimal.ONE.negate());
        }
    }

    private ObjectNode venue(ArrayNode channels) {
        ObjectNode node = part(
                "venue",
                headline.stream()
                        .filter(event -> !event.channel().equals("off-site"))
                        .toList());
        node.remove("id");
        node.put("share", share(node.get("amount").decimalValue()));
        return node.put(
                "percent",
                channels.get(0).get("percent").intValue()
                        + channels.get(1).get("percent").intValue());
    }

    private List<String> listed(String dimension) {
        List<String> ids = new ArrayList<>();
        definition.path(dimension).forEach(member -> ids.add(member.get("id").textValue()));
        ids.remove("other");
        return ids;
    }

    private Function<Told, String> member(String dimension, Function<Told, String> told) {
        List<String> listed = listed(dimension);
        return event -> {
            String id = told.apply(event);
            if (id.isEmpty() && dimension.equals("provinces")) {
                id = definition.path("host").asText("");
            }
            return listed.contains(id) ? id : "other";
        };
    }

    private List<String> members(String dimension, Function<Told, String> told) {
        List<String> ids = listed(dimension);
        if (headline.stream().map(member(dimension, told)).anyMatch("other"::equals)) {
            ids.add("other");
        }
        return ids;
    }

    private ArrayNode tiers() {
        ArrayNode tiers = JSON.arrayNode();
        for (JsonNode tier : definition.path("tiers")) {
            BigDecimal above = new BigDecimal(tier.get("above").asText());
            Predicate<Told> isAbove = event -> event.amount().compareTo(above) > 0;
            ObjectNode node = part(
                    tier.get("id").textValue(),
                    headline.stream().filter(isAbove).toList());
            node.put("above", above);
            JsonNode before =
                    definition.at("/previous/tiers").path(node.get("id").textValue());
            if (before.isNumber()) {
                node.put("change", node.get("projects").intValue() - before.intValue());
            }
            tiers.add(node);
        }
        return tiers;
    }

    private ObjectNode guests() {
        List<Told> guests = counted.stream().filter(this::isGuest).toList();
        ObjectNode node = part("guests", guests);
        node.remove("id");
        Map<String, List<Told>> groups =
                guests.stream().collect(Collectors.groupingBy(member("provinces", Told::province)));
        List<String> ids = listed("provinces");
        ids.remove(definition.get("host").textValue());
        if (groups.containsKey("other")) {
            ids.add("other");
        }
        ArrayNode provinces = node.putArray("provinces");
        ids.forEach(id -> provinces.add(part(id, groups.getOrDefault(id, List.of()))));
        return node;
    }

    private ObjectNode change() {
        ObjectNode change = JSON.objectNode();
        JsonNode previous = definition.get("previous");
        if (previous.has("projects")) {
            change.put("projects", headline.size() - previous.get("projects").intValue());
        }
        if (previous.has("amount")) {
            change.put("amount", whole.subtract(previous.get("amount").decimalValue()));
        }
        return change;
    }

    private ArrayNode projects(Comparator<Told> first) {
        ArrayNode projects = JSON.arrayNode();
        headline.stream()
                .sorted(first.thenComparing(Told::projectId, Told::compareByCodePoint))
                .limit(10)
                .forEach(event -> projects.add(project(event)));
        return projects;
    }

    private static ObjectNode project(Told told) {
        ObjectNode node = JSON.objectNode();
        node.put("projectId", told.projectId());
        node.put("amount", told.amount());
        node.put("channel", told.channel());
        node.put("dateSigned", told.dateSigned().toString());
        put(node, "title", told.title());
        put(node, "sector", told.sector());
        if (!told.investorName().isEmpty() || !told.investorType().isEmpty()) {
            ObjectNode investor = node.putObject("investor");
            put(investor, "name", told.investorName());
            put(investor, "type", told.investorType());
        }
        put(node, "province", told.province());
        return node;
    }

    private static void put(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    /** By the windows topic's key: what every window of these sizes holds that holds anything. */
    public Map<String, ObjectNode> windows(List<Duration> sizes) {
        Map<String, List<Told>> windows = new TreeMap<>();
        String ceremonyId = definition.get("ceremonyId").textValue();
        for (Told event : counted) {
            Instant minute = event.dateSigned().truncatedTo(ChronoUnit.MINUTES);
            for (Duration size : sizes) {
                for (long back = 0; back < size.toMinutes(); back++) {
                    Instant start = minute.minus(Duration.ofMinutes(back));
                    windows.computeIfAbsent(ceremonyId + "|" + size + "|" + start, key -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        Map<String, ObjectNode> figures = new TreeMap<>();
        windows.forEach((key, events) -> figures.put(key, window(events)));
        return figures;
    }

    private ObjectNode window(List<Told> events) {
        ObjectNode node = part("window", events);
        node.remove("id");
        ArrayNode channels = node.putArray("channels");
        CHANNELS.forEach(id -> channels.add(part(
                id, events.stream().filter(event -> event.channel().equals(id)).toList())));
        return node;
    }
}
