package io.signboard.support;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
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

    private static final String TOPICS = "ceremony.project-events.";
    private static final BigDecimal MAX_REVISION = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
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
        if (event.path("eventId").asText("").isEmpty() && id != null) {
            event = ((com.fasterxml.jackson.databind.node.ObjectNode) event)
                    .put("eventId", new String(id.value(), StandardCharsets.UTF_8));
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
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            JsonNode tree = MAPPER.readTree(text);
            return tree != null && tree.isObject() && rightContainers(tree) ? Optional.of(tree) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
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
        return plain.stream().noneMatch(path -> tree.at(path).isContainerNode())
                && (tree.path("value").isObject() || isAbsent(tree.path("value")))
                && (tree.path("investor").isObject() || isAbsent(tree.path("investor")));
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
        byte[] projectId = event.path("projectId").asText().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(key, projectId)) {
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
        if (!isAbsent(revision) && !(revision.isNumber() && isWhole(revision.decimalValue()))) {
            return Optional.of("bad-revision");
        }
        if (withdrawn) {
            return Optional.empty();
        }
        if (!isAmount(event.at("/value/amount"), event.at("/value/currency"))) {
            return Optional.of("bad-amount");
        }
        try {
            OffsetDateTime.parse(event.path("dateSigned").textValue());
            return Optional.empty();
        } catch (DateTimeException | NullPointerException e) {
            return Optional.of("bad-date");
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() > 0
                && number.compareTo(MAX_REVISION) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isAmount(JsonNode amount, JsonNode currency) {
        try {
            int digits = Currency.getInstance(currency.textValue()).getDefaultFractionDigits();
            BigDecimal value = new BigDecimal(amount.asText());
            return digits >= 0
                    && (amount.isNumber() || amount.isTextual())
                    && value.signum() > 0
                    && value.compareTo(new BigDecimal("1e14")) <= 0
                    && value.stripTrailingZeros().scale() <= digits;
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
