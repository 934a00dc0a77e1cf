package io.signboard.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;

/** One ceremony's summaries as they are published, and what must hold of each and of each pair of neighbours. */
public final class SummaryLog implements AutoCloseable {

    /** What may differ although nothing was signed. */
    public static final List<String> PLACE = List.of("sequence", "publishedAt", "inputs");

    private static final Duration HEARTBEAT_AT_LEAST = Duration.ofMillis(3_900);
    private static final JsonFactory TOKENS = new JsonFactory();

    private final CommittedTopic topic;
    private final String ceremonyId;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<JsonNode> summaries = new ArrayList<>();

    private SummaryLog(CommittedTopic topic, String ceremonyId) {
        this.topic = topic;
        this.ceremonyId = ceremonyId;
    }

    /** Reads a ceremony's summaries from the first on. */
    public static SummaryLog open(String bootstrapServers, String ceremonyId) {
        return new SummaryLog(CommittedTopic.open(bootstrapServers, "ceremony.summaries"), ceremonyId);
    }

    /** Every summary committed by now. */
    public List<JsonNode> summaries() {
        topic.drain(record -> {
            if (ceremonyId.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                records.add(record);
                summaries.add(Schemas.tree(record.value()));
            }
        });
        return summaries;
    }

    /** The records of {@link #summaries}. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** The newest summary. */
    public JsonNode last() {
        return summaries().get(summaries.size() - 1);
    }

    /** Waits until the newest summary is one that was waited for. */
    public JsonNode await(String what, Duration patience, Predicate<JsonNode> wanted) {
        Awaitility.await(ceremonyId + ": " + what)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .atMost(patience)
                .until(() -> !summaries().isEmpty() && wanted.test(summaries.get(summaries.size() - 1)));
        return summaries.get(summaries.size() - 1);
    }

    /** Waits until the headline has at least so many projects. */
    public JsonNode awaitProjects(int atLeast, Duration patience) {
        return await(
                atLeast + " projects",
                patience,
                summary -> summary.at("/headline/projects").asInt() >= atLeast);
    }

    /** Waits until the newest summary shows exactly these figures; says which differ if it never does. */
    public JsonNode awaitFigures(FoldedFigures expected, Duration patience) {
        String wanted = Canonical.text(expected.summary());
        Awaitility.await(ceremonyId + ": the folded figures")
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(50))
                .atMost(patience)
                .untilAsserted(() -> {
                    assertFalse(summaries().isEmpty(), "no summary of " + ceremonyId);
                    assertEquals(wanted, figures(summaries.get(summaries.size() - 1)));
                });
        return summaries.get(summaries.size() - 1);
    }

    /** A summary's figures as text. */
    public static String figures(JsonNode summary) {
        return Canonical.text(summary, PLACE);
    }

    /** Asserts of every summary what holds of any, and of neighbours what holds of them, whatever happened between. */
    public void assertSound() {
        summaries();
        for (int i = 0; i < summaries.size(); i++) {
            JsonNode summary = summaries.get(i);
            assertEquals(i + 1L, summary.get("sequence").longValue(), "sequence of summary " + i);
            assertWhole(summary);
            assertHeaders(records.get(i), summary);
            assertPlainNumbers(records.get(i).value());
            if (i > 0) {
                assertNeighbours(summaries.get(i - 1), summary);
            }
        }
    }

    /** Asserts that every so many-th summary, and the last, is what its JSON Schema says. */
    public void assertValid(int every) {
        for (int i = 0; i < records.size(); i++) {
            if (i % every == 0 || i == records.size() - 1) {
                byte[] json = records.get(i).value();
                assertEquals(
                        java.util.Set.of(),
                        Schemas.violations("running-summary.schema.json", json),
                        () -> new String(json, StandardCharsets.UTF_8));
            }
        }
    }

    private static void assertPlainNumbers(byte[] json) {
        try (JsonParser tokens = TOKENS.createParser(json)) {
            while (tokens.nextToken() != null) {
                if (tokens.currentToken().isNumeric()) {
                    String number = tokens.getText();
                    assertFalse(number.contains("e") || number.contains("E"), number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertWhole(JsonNode summary) {
        BigDecimal projects = summary.at("/headline/projects").decimalValue();
        BigDecimal amount = summary.at("/headline/amount").decimalValue();
        for (String breakdown : List.of("channels", "sectors", "investors", "provinces")) {
            String where = breakdown + " of " + summary;
            assertEquals(0, projects.compareTo(sum(summary.get(breakdown), "projects")), where);
            assertEquals(0, amount.compareTo(sum(summary.get(breakdown), "amount")), where);
            BigDecimal percents = sum(summary.get(breakdown), "percent");
            assertEquals(amount.signum() == 0 ? 0 : 100, percents.intValueExact(), where);
        }
    }

    private static BigDecimal sum(JsonNode parts, String member) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : parts) {
            sum = sum.add(part.get(member).decimalValue());
        }
        return sum;
    }

    private void assertHeaders(ConsumerRecord<byte[], byte[]> record, JsonNode summary) {
        assertEquals("1.0", header(record, "ce_specversion"));
        assertEquals(ceremonyId + "/" + summary.get("sequence"), header(record, "ce_id"));
        assertEquals(ceremonyId, header(record, "ce_subject"));
        assertEquals(summary.get("publishedAt").textValue(), header(record, "ce_time"));
        assertEquals("application/json", header(record, "content-type"));
        assertFalse(header(record, "ce_source").isEmpty());
        assertFalse(header(record, "ce_type").isEmpty());
        long published = Instant.parse(summary.get("publishedAt").textValue()).toEpochMilli();
        assertEquals(published, record.timestamp());
        if (summary.at("/headline/projects").asLong() > 0) {
            long newest = Long.parseLong(header(record, "signboard_newest_input"));
            assertTrue(newest > 0 && newest <= published, () -> newest + " against " + published);
        }
    }

    /** A header's text. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        assertTrue(header != null, () -> "header " + name + " among " + record.headers());
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void assertNeighbours(JsonNode before, JsonNode after) {
        String where = "between " + before + " and " + after;
        assertTrue(
                before.get("definitionVersion").asLong()
                        <= after.get("definitionVersion").asLong(),
                where);
        before.get("inputs").properties().forEach(topic -> topic.getValue()
                .properties()
                .forEach(bound -> assertTrue(
                        bound.getValue().asLong()
                                <= after.get("inputs")
                                        .get(topic.getKey())
                                        .get(bound.getKey())
                                        .asLong(),
                        () -> "inputs went back " + where)));
        Duration gap = Duration.between(
                Instant.parse(before.get("publishedAt").textValue()),
                Instant.parse(after.get("publishedAt").textValue()));
        assertFalse(gap.isNegative(), () -> "published " + gap + " after the one before, " + where);
        if (gap.compareTo(HEARTBEAT_AT_LEAST) < 0) {
            assertFalse(
                    figures(before).equals(figures(after)),
                    () -> "the same again within " + gap + ": " + before + " and " + after);
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
