package io.signboard.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.model.Channel;
import io.signboard.model.Money;
import io.signboard.model.Project;
import io.signboard.model.Status;
import io.signboard.model.Summary;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link SummaryJson} and {@link WindowJson} write. */
final class SummaryReader {

    private static final int MAX_DIGITS = 1000;

    private SummaryReader() {}

    static Summary read(byte[] bytes) {
        JsonNode root = object(bytes, "summary");
        try {
            return summary(root);
        } catch (RuntimeException e) {
            throw unreadable("summary", e);
        }
    }

    /** The tree of one JSON object. */
    static JsonNode object(byte[] bytes, String what) {
        if (!Unicode.isUtf8(bytes) || Unicode.isUtf16Or32(bytes)) {
            throw new InvalidInputException("A " + what + " is not UTF-8.");
        }
        try {
            return JsonFormat.tree(bytes);
        } catch (IOException e) {
            throw new InvalidInputException("A " + what + " is not JSON: " + JsonErrors.sentence(e));
        }
    }

    /** That JSON doesn't hold what it should, and why, as far as the complaint can be shown. */
    static InvalidInputException unreadable(String what, RuntimeException complaint) {
        return new InvalidInputException(
                "A " + what + " could not be read: " + Quoted.line(String.valueOf(complaint.getMessage())) + ".");
    }

    private static Summary summary(JsonNode root) {
        Currency currency = Currency.getInstance(root.required("currency").asText());
        return new Summary(
                root.required("ceremonyId").asText(),
                texts(root.path("name")),
                Status.of(root.required("status").asText()).orElseThrow(),
                currency,
                root.required("sequence").longValue(),
                root.required("definitionVersion").longValue(),
                Instant.parse(root.required("publishedAt").asText()),
                root.has("lastSignedAt")
                        ? Instant.parse(root.required("lastSignedAt").asText())
                        : null,
                headline(root.required("headline")),
                part("venue", root.required("venue")),
                list(root.required("channels"), SummaryReader::part),
                list(root.required("sectors"), SummaryReader::part),
                list(root.required("investors"), SummaryReader::part),
                list(root.required("provinces"), SummaryReader::part),
                list(root.required("tiers"), SummaryReader::tier),
                root.has("guests") ? guests(root.required("guests")) : null,
                root.has("change") ? change(root.required("change")) : null,
                list(root.required("largestProjects"), node -> project(node, currency)),
                list(root.required("latestProjects"), node -> project(node, currency)),
                inputs(root.required("inputs")));
    }

    private static Summary.Headline headline(JsonNode node) {
        return new Summary.Headline(
                node.required("projects").longValue(),
                number(node.required("amount")),
                number(node.required("average")),
                numberOrNull(node, "smallest"),
                numberOrNull(node, "largest"),
                node.has("converted") ? converted(node.required("converted")) : null);
    }

    private static Map<Currency, BigDecimal> converted(JsonNode node) {
        Map<Currency, BigDecimal> converted = new LinkedHashMap<>();
        node.properties().forEach(e -> converted.put(Currency.getInstance(e.getKey()), number(e.getValue())));
        return converted;
    }

    private static Summary.Part part(JsonNode node) {
        return part(node.required("id").asText(), node);
    }

    private static Summary.Part part(String id, JsonNode node) {
        return new Summary.Part(
                id,
                node.required("projects").longValue(),
                number(node.required("amount")),
                number(node.required("share")),
                node.required("percent").intValue());
    }

    private static Summary.TierCount tier(JsonNode node) {
        return new Summary.TierCount(
                node.required("id").asText(),
                number(node.required("above")),
                node.required("projects").longValue(),
                number(node.required("amount")),
                node.has("change") ? node.required("change").longValue() : null);
    }

    private static Summary.Guests guests(JsonNode node) {
        return new Summary.Guests(
                node.required("projects").longValue(),
                number(node.required("amount")),
                list(node.required("provinces"), SummaryReader::count));
    }

    static Summary.Count count(JsonNode node) {
        return new Summary.Count(
                node.required("id").asText(), node.required("projects").longValue(), number(node.required("amount")));
    }

    private static Summary.Change change(JsonNode node) {
        return new Summary.Change(
                node.has("projects") ? node.required("projects").longValue() : null, numberOrNull(node, "amount"));
    }

    private static Project project(JsonNode node, Currency currency) {
        JsonNode investor = node.path("investor");
        return new Project(
                node.required("projectId").asText(),
                textOrNull(node, "title"),
                Money.minorUnits(number(node.required("amount")), currency).longValueExact(),
                Channel.of(node.required("channel").asText()).orElseThrow(),
                textOrNull(node, "sector"),
                textOrNull(investor, "name"),
                textOrNull(investor, "type"),
                textOrNull(node, "province"),
                Instant.parse(node.required("dateSigned").asText()));
    }

    private static Map<Channel, SortedMap<Integer, Long>> inputs(JsonNode node) {
        Map<Channel, SortedMap<Integer, Long>> inputs = new LinkedHashMap<>();
        node.properties().forEach(topic -> {
            SortedMap<Integer, Long> offsets = new TreeMap<>();
            topic.getValue()
                    .properties()
                    .forEach(e -> offsets.put(
                            Integer.valueOf(e.getKey()), e.getValue().longValue()));
            inputs.put(Topics.channelOf(topic.getKey()).orElseThrow(), offsets);
        });
        return inputs;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }

    static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        node.forEach(element -> list.add(read.apply(element)));
        return list;
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.has(name) ? node.required(name).asText() : null;
    }

    /** A number as it is written: without an exponent, which could make it of any length. */
    static BigDecimal number(JsonNode node) {
        BigDecimal number = node.decimalValue();
        if (Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a number of more than " + MAX_DIGITS + " digits");
        }
        return Money.plain(number);
    }

    private static @Nullable BigDecimal numberOrNull(JsonNode node, String name) {
        return node.has(name) ? number(node.required(name)) : null;
    }
}
