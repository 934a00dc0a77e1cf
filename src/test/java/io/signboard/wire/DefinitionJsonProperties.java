package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Composer;
import io.signboard.model.Definition;
import io.signboard.model.Partial;
import io.signboard.model.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever bytes come, they are a definition that can be tallied with, or one sentence says why not. */
class DefinitionJsonProperties {

    private static final List<String> RAW = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "1.5",
            "1e14",
            "1e400",
            "1e-400",
            "1e999999999",
            "1e-999999999",
            "\"1e999999999\"",
            "\"\"",
            "\"x\"",
            "\"USD\"",
            "\"live\"",
            "\"2021-08-23T00:00:00Z\"",
            "\"Asia/Shanghai\"",
            "\"\\ud800\"",
            "{}",
            "[]",
            "[{}]",
            "[null]",
            "{\"USD\": 1e-999999999}",
            "{\"USD\": 1e40}",
            "{\"en\": \"x\"}",
            "{\"\": \"x\"}",
            "[{\"id\": \"a\"}, {\"id\": \"other\"}]",
            "[{\"id\": \"a\", \"above\": 1}]",
            "[{\"id\": \"a\", \"above\": 1e999999999}]",
            "{\"amount\": 1e999999999}",
            "{\"amount\": 0e999999999}",
            "{\"projects\": 1e18, \"tiers\": {\"a\": 1}}",
            "{\"tiers\": {\"a\": 1e999999999}}");

    private static final List<String> FIELDS = List.of(
            "ceremonyId",
            "version",
            "status",
            "name",
            "opensAt",
            "closesAt",
            "timeZone",
            "currency",
            "exchangeRates",
            "minimumAmount",
            "tiers",
            "sectors",
            "investors",
            "provinces",
            "host",
            "guestsInHeadline",
            "previous");

    @Provide
    Arbitrary<byte[]> mutants() {
        byte[] valid = sce2021();
        return Combinators.combine(
                        Arbitraries.integers().between(0, valid.length - 1),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of("", "0", "\"", "{", "}", "[", "]", ",", ":", "e9", "-", "null", "\\u0000", "\0"))
                .as((at, length, put) -> {
                    String text = new String(valid, StandardCharsets.ISO_8859_1);
                    String changed = text.substring(0, at) + put + text.substring(Math.min(text.length(), at + length));
                    return changed.getBytes(StandardCharsets.ISO_8859_1);
                })
                .withoutEdgeCases();
    }

    private static byte[] sce2021() {
        try (InputStream in = DefinitionJsonProperties.class.getResourceAsStream("/sce-2021/definition.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 3_000)
    void shouldDecideOnEveryMutant(@ForAll("mutants") byte[] json) {
        assertDecided(json);
    }

    @Property(tries = 2_000)
    void shouldDecideOnAnyBytes(@ForAll @Size(max = 60) byte[] json) {
        assertDecided(json);
    }

    @Provide
    Arbitrary<String> oddDefinitions() {
        Arbitrary<String> field = Combinators.combine(Arbitraries.of(FIELDS), Arbitraries.of(RAW))
                .as((f, raw) -> "\"" + f + "\": " + raw);
        return field.list()
                .ofMaxSize(3)
                .uniqueElements(f -> f.substring(0, f.indexOf(':')))
                .map(fields -> {
                    StringBuilder json = new StringBuilder("{");
                    for (String required :
                            List.of("\"ceremonyId\": \"a\"", "\"version\": 1", "\"currency\": \"CNY\"")) {
                        String name = required.substring(0, required.indexOf(':'));
                        json.append(fields.stream().anyMatch(f -> f.startsWith(name)) ? "" : required + ", ");
                    }
                    return json + String.join(", ", fields) + (fields.isEmpty() ? "\"x\": 1}" : "}");
                })
                .withoutEdgeCases();
    }

    @Property(tries = 5_000)
    void shouldDecideOnOddValuesOfEveryField(@ForAll("oddDefinitions") String json) {
        assertDecided(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A definition that is accepted can also be composed with and written; nothing in it may blow up later. */
    private static void assertDecided(byte[] json) {
        Definition definition = decoded(json);
        if (definition != null) {
            Summary summary = new Composer(definition, Partial.merge(definition, List.of()))
                    .compose(1, Instant.EPOCH, Map.of(Channel.ONLINE, new TreeMap<>(Map.of(0, 0L))));
            byte[] written = SummaryJson.encode(summary);
            assertTrue(summary.equals(SummaryJson.decode(written)), () -> Arrays.toString(json));
        }
    }

    private static @Nullable Definition decoded(byte[] json) {
        try {
            return DefinitionJson.decode(json);
        } catch (InvalidInputException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.contains("definition") && message.length() < 500, message);
            assertFalse(message.chars().anyMatch(Character::isISOControl), message);
            return null;
        }
    }
}
