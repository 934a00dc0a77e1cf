package io.signboard.support;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;

/**
 * A record of an event topic, judged once more and naively: as the published rules read, with trees and decimals, and with
 * no code of the program. It knows what feeds hold, not every trick that a stranger may play.
 *
 * @param channel what the topic's name ends with
 * @param event the value's tree; missing if there is none
 * @param reason why it is refused on arrival, without looking at other records; empty if it is valid
 */
public record RawRecord(String channel, JsonNode event, Optional<String> reason) {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d):(\\d\\d)(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final String TOPICS = "ceremony.project-events.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build());
    }

    /** Judges a record of topics with so many partitions. */
    public static RawRecord of(ConsumerRecord<byte[], byte[]> record, int partitions) {
        String channel = record.topic().substring(TOPICS.length());
        if (record.key() != null && partitions > 1 && partition(record.key(), partitions) != record.partition()) {
            return new RawRecord(channel, MAPPER.missingNode(), Optional.of("misplaced"));
        }
        Optional<JsonNode> tree = tree(record.value());
        if (tree.isEmpty()) {
            return new RawRecord(channel, MAPPER.missingNode(), Optional.of("malformed"));
        }
        Header id = record.headers().lastHeader("ce_id");
        JsonNode event = tree.get();
        if (event.path("eventId").asText("").isEmpty() && id != null && id.value() != null) {
            Optional<String> text = text(id.value());
            if (text.isPresent()) {
                event = ((ObjectNode) event).put("eventId", text.get());
            }
        }
        return new RawRecord(channel, event, reason(record.key(), event));
    }

    private static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static Optional<JsonNode> tree(byte[] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            String text = text(value).orElse("");
            JsonNode tree = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return tree != null && tree.isObject() && rightContainers(tree) && rightNames(tree)
                    ? Optional.of(tree)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean rightContainers(JsonNode tree) {
        List<String> plain = List.of(
                "/type",
                "/eventId",
                "/ceremonyId",
                "/projectId",
                "/revision",
                "/title",
                "/value/amount",
                "/value/currency",
                "/sector",
                "/investor/name",
                "/investor/type",
                "/province",
                "/dateSigned",
                "/reason");
        return plain.stream().map(tree::at).allMatch(node -> !node.isContainerNode() && isWhole(node.asText("")))
                && (tree.path("value").isObject() || isAbsent(tree.path("value")))
                && (tree.path("investor").isObject() || isAbsent(tree.path("investor")));
    }

    private static boolean rightNames(JsonNode tree) {
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (!isWhole(member.getKey())) {
                return false;
            }
        }
        for (JsonNode child : tree) {
            if (!rightNames(child)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no character of the text is half a surrogate pair. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Optional<String> reason(byte[] key, JsonNode event) {
        String type = event.path("type").asText("");
        boolean withdrawn = type.equals("withdrawn");
        if (isAnyEmpty(event, "/type", "/eventId", "/ceremonyId", "/projectId")
                || (List.of("amended", "withdrawn").contains(type) && isAnyEmpty(event, "/revision"))
                || (List.of("signed", "amended").contains(type)
                        && isAnyEmpty(event, "/value/amount", "/value/currency", "/dateSigned"))) {
            return Optional.of("missing-field");
        }
        List<String> texts = withdrawn
                ? List.of("/type", "/eventId", "/ceremonyId", "/projectId", "/reason")
                : List.of(
                        "/type",
                        "/eventId",
                        "/ceremonyId",
                        "/projectId",
                        "/title",
                        "/sector",
                        "/investor/name",
                        "/investor/type",
                        "/province");
        if (!List.of("signed", "amended", "withdrawn").contains(type)
                || !event.path("ceremonyId").asText().matches("[A-Za-z0-9._-]+")
                || texts.stream()
                        .anyMatch(path ->
                                !isAbsent(event.at(path)) && !event.at(path).isTextual())) {
            return Optional.of("bad-type");
        }
        if (!event.path("ceremonyId").textValue().matches("[A-Za-z0-9._-]+")) {
            return Optional.of("bad-type");
        }
        if (texts.stream().anyMatch(path -> isTooLong(event, path))) {
            return Optional.of("too-long");
        }
        if (key == null || !Arrays.equals(key, event.path("projectId").asText().getBytes(StandardCharsets.UTF_8))) {
            return Optional.of("key-mismatch");
        }
        return figures(event, withdrawn);
    }

    private static boolean isAnyEmpty(JsonNode event, String... paths) {
        for (String path : paths) {
            JsonNode node = event.at(path);
            if (isAbsent(node) || (node.isTextual() && node.textValue().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooLong(JsonNode event, String path) {
        String text = event.at(path).asText("");
        return text.codePointCount(0, text.length()) > (path.endsWith("Id") || path.equals("/type") ? 200 : 500);
    }

    private static Optional<String> figures(JsonNode event, boolean withdrawn) {
        JsonNode revision = event.path("revision");
        if (!isAbsent(revision) && !(revision.isNumber() && isRevision(revision.decimalValue()))) {
            return Optional.of("bad-revision");
        }
        if (withdrawn) {
            return Optional.empty();
        }
        if (!isAmount(event.at("/value/amount"), event.at("/value/currency"))) {
            return Optional.of("bad-amount");
        }
        JsonNode date = event.path("dateSigned");
        return date.isTextual() && isDateTime(date.textValue()) ? Optional.empty() : Optional.of("bad-date");
    }

    /** RFC 3339 with its leap seconds, within the years 0000 to 9999 of UTC. */
    private static boolean isDateTime(String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        try {
            int second = Integer.parseInt(parts.group(3));
            LocalDateTime utc = LocalDate.parse(parts.group(1))
                    .atTime(LocalTime.parse(parts.group(2)))
                    .minusMinutes(offsetMinutes(parts.group(5)));
            boolean leap = second == 60 && utc.getHour() == 23 && utc.getMinute() == 59;
            return (second < 60 || leap) && utc.getYear() >= 0 && utc.getYear() <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static long offsetMinutes(String offset) {
        if (offset.length() == 1) {
            return 0;
        }
        long minutes = LocalTime.parse(offset.substring(1)).toSecondOfDay() / 60;
        return offset.startsWith("-") ? -minutes : minutes;
    }

    private static boolean isRevision(BigDecimal number) {
        return number.signum() > 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    private static boolean isAmount(JsonNode amount, JsonNode currency) {
        try {
            int digits = Currency.getInstance(currency.textValue()).getDefaultFractionDigits();
            BigDecimal value = new BigDecimal(amount.asText());
            return digits >= 0
                    && NUMBER.matcher(amount.asText()).matches()
                    && (amount.isNumber() || amount.isTextual())
                    && value.signum() > 0
                    && value.compareTo(new BigDecimal("1e14")) <= 0
                    && value.stripTrailingZeros().scale() <= digits;
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
