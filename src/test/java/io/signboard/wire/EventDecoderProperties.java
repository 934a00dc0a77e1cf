package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.support.Ceremonies;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever bytes come, there is a decision. */
class EventDecoderProperties {

    private static final Set<Reason> DECODERS_REASONS = EnumSet.range(Reason.MALFORMED, Reason.BAD_DATE);

    /** Bytes that JSON, UTF-8 and numbers stumble over come more often than others. */
    private static final byte[] SPECIAL =
            "{}[]\":,\\u0019.eE+-ntf \0\n\u007f\u0080\u00c0\u00ed\u00f4\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    /** One change of the bytes at a place: by a byte put in, put over, or a stretch left out or repeated. */
    record Mutation(int kind, int place, int length, int value) {

        byte[] apply(byte[] bytes) {
            int at = bytes.length == 0 ? 0 : place % bytes.length;
            int end = Math.min(bytes.length, at + length);
            byte put = value < 256 ? (byte) value : SPECIAL[value % SPECIAL.length];
            return switch (kind) {
                case 0 -> join(bytes, at, new byte[] {put}, Math.min(bytes.length, at + 1));
                case 1 -> join(bytes, at, new byte[] {put}, at);
                case 2 -> join(bytes, at, new byte[0], end);
                default -> join(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
            };
        }

        private static byte[] join(byte[] bytes, int start, byte[] middle, int end) {
            byte[] all = Arrays.copyOf(bytes, start + middle.length + bytes.length - end);
            System.arraycopy(middle, 0, all, start, middle.length);
            System.arraycopy(bytes, end, all, start + middle.length, bytes.length - end);
            return all;
        }
    }

    @Provide
    Arbitrary<byte[]> mutants() {
        Arbitrary<String> valid = Arbitraries.of(
                EventText.signed().json(),
                EventText.signed()
                        .with("more", "[{\"a\": [1e5, null]}, \"\\ud83d\\ude80\"]")
                        .json(),
                EventText.signed()
                        .worth("\"0.010e2\"", "KWD")
                        .text("type", "amended")
                        .json(),
                EventText.withdrawn().text("reason", "签错 \\\"twice\\\"").json());
        Arbitrary<Mutation> mutations = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 511))
                .as(Mutation::new);
        return Combinators.combine(valid, mutations.list().ofMinSize(1).ofMaxSize(4))
                .as((json, changes) -> {
                    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                    for (Mutation change : changes) {
                        bytes = change.apply(bytes);
                    }
                    return bytes;
                })
                .withoutEdgeCases();
    }

    @Property(tries = 20_000)
    void shouldDecideOnEveryMutant(@ForAll("mutants") byte[] value) {
        Decoded decoded = EventText.decoded(value);

        assertDecided(decoded);
    }

    @Property(tries = 20_000)
    void shouldDecideAsTheParserAlone(@ForAll("mutants") byte[] value) {
        assertDecidedAsByTheParser(value);
    }

    @Property(tries = 3_000)
    void shouldDecideOnAnyBytes(@ForAll @Size(max = 200) byte[] key, @ForAll @Size(max = 60) byte[] value) {
        Decoded decoded = new EventDecoder().decode(key, value, "header");

        assertDecided(decoded);
    }

    @Property(tries = 3_000)
    void shouldDecideOnAnyFields(
            @ForAll("raws") String type,
            @ForAll("raws") String text,
            @ForAll("raws") String number,
            @ForAll("raws") String date) {
        EventText event = EventText.signed()
                .with("type", type)
                .with("title", text)
                .with("revision", number)
                .with("value", "{\"amount\": " + number + ", \"currency\": " + text + "}")
                .with("dateSigned", date);

        assertDecided(event.decoded());
    }

    @Property(tries = 3_000)
    void shouldDecideOnAnyFieldsAsTheParserAlone(
            @ForAll("raws") String text, @ForAll("raws") String number, @ForAll("raws") String date) {
        EventText event = EventText.signed()
                .with("title", text)
                .with("revision", number)
                .with("value", "{\"amount\": " + number + ", \"currency\": " + text + "}")
                .with("dateSigned", date);

        assertDecidedAsByTheParser(event.json().getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> raws() {
        Arbitrary<String> strings = Arbitraries.strings()
                .withChars("signedCNY2021-08-23T10:31:07Z.:+- \\\"\uD83D\uDE80")
                .ofMaxLength(25)
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        return Arbitraries.oneOf(
                Arbitraries.of("\"signed\"", "\"amended\"", "\"withdrawn\"", "\"CNY\"", "null", "true", "{}", "[]"),
                Arbitraries.of("\"2021-08-23T10:31:07Z\"", "1", "1.50", "1e2", "\"7\"", "-1", "1e400", "\"\""),
                strings);
    }

    /** What one program writes, another one reads as the same. */
    @Property(tries = 500)
    void shouldReadEveryEventAsItWasMeant(@ForAll("entries") List<Entry> entries) {
        List<ProjectEvent> events = entries.stream().map(Entry::event).toList();

        List<ProjectEvent> read =
                events.stream().map(EventDecoderProperties::read).toList();

        assertEquals(events, read);
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return Ceremonies.entries(5);
    }

    private static ProjectEvent read(ProjectEvent event) {
        EventText text = EventText.withdrawn()
                .text("type", event.type().id())
                .text("eventId", event.eventId())
                .text("ceremonyId", event.ceremonyId())
                .text("projectId", event.projectId())
                .with("revision", String.valueOf(event.revision()))
                .with("reason", quoted(event.reason()));
        if (event.type() != EventType.WITHDRAWN) {
            text = text.worth(
                            event.requireValue().amount().toString(),
                            event.requireValue().currency().getCurrencyCode())
                    .with("title", quoted(event.title()))
                    .with("sector", quoted(event.sector()))
                    .with(
                            "investor",
                            "{\"name\":" + quoted(event.investorName()) + ",\"type\":" + quoted(event.investorType())
                                    + "}")
                    .with("province", quoted(event.province()))
                    .text("dateSigned", event.requireDateSigned().toString());
        }
        byte[] value = text.json().getBytes(StandardCharsets.UTF_8);
        return new EventDecoder()
                .decode(EventText.key(event.projectId()), value, null)
                .event();
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    /** Behind so much white space that it is no longer the scanner's, a value means what it meant before. */
    private static void assertDecidedAsByTheParser(byte[] value) {
        byte[] padded = Arrays.copyOf(value, value.length + EventScanner.MAX_BYTES);
        Arrays.fill(padded, value.length, padded.length, (byte) ' ');

        Decoded decoded = EventText.decoded(value);
        Decoded byParser = EventText.decoded(padded);

        assertEquals(EventText.verdict(byParser), EventText.verdict(decoded));
        if (decoded.isValid()) {
            assertEquals(byParser.event(), decoded.event());
        } else if (decoded.refusal().reason() != Reason.MALFORMED) { // such a sentence may tell where the end is
            assertEquals(byParser.refusal(), decoded.refusal());
        }
    }

    private static void assertDecided(Decoded decoded) {
        if (decoded.isValid()) {
            assertEquals(EventText.PROJECT, decoded.event().projectId());
        } else {
            String detail = decoded.refusal().detail();
            assertTrue(DECODERS_REASONS.contains(decoded.refusal().reason()));
            assertTrue(detail.length() > 10 && detail.length() <= 400, detail);
            assertFalse(detail.chars().anyMatch(Character::isISOControl), detail);
            assertTrue(Unicode.isWellFormed(detail), detail);
        }
    }
}
