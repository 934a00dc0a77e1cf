package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are no proper JSON, or more of it than anybody needs. */
class HostileEventTest {

    private static final int MEGABYTE = 1_000_000;
    private static final int DEEP = 100_000;

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "\n",
                "null",
                "true",
                "1",
                "\"signed\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{]",
                "{\"type\"}",
                "{\"type\":}",
                "{\"type\":\"signed\",}",
                "{'type':'signed'}",
                "{type:1}",
                "{\"a\":1 \"b\":2}",
                "{,}",
                "{} {}",
                "{}[]",
                "{}1",
                "{}x",
                "{}\u0000",
                "{\"a\":\u0000}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":'b'}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":tru}",
                "{\"a\":truee}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1e}",
                "{\"a\":0x1}",
                "{\"a\":--1}",
                "/**/{}",
                "{}//",
                "{/**/}",
                "#\n{}",
                "{\"a\":1;}",
                "<event/>",
                "type: signed",
                "\uFEFF",
                "\uFEFF\uFEFF{}"
            })
    void shouldFindMalformedWhatIsNotOneJsonObject(@Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);

        Decoded decoded = new EventDecoder().decode(EventText.key(EventText.PROJECT), bytes, null);

        assertEquals("malformed", EventText.verdict(decoded));
    }

    @Test
    void shouldFindAnObjectWithoutFieldsIncompleteOnly() {
        assertEquals("missing-field", EventText.verdict(EventText.decoded("{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\t\r\n", "\uFEFF"})
    void shouldReadPastWhiteSpaceAndAByteOrderMark(String before) {
        Decoded decoded = EventText.decoded(before + EventText.signed().json() + " \n");

        assertTrue(decoded.isValid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void shouldRefuseOtherEncodingsOfUnicode(String charset) {
        Decoded decoded = EventText.decoded(EventText.signed().json().getBytes(Charset.forName(charset)));

        assertEquals("malformed", EventText.verdict(decoded));
    }

    @ParameterizedTest
    @CsvSource({
        "80, a continuation without a start",
        "C3, a start without a continuation",
        "C0AF, an overlong solidus",
        "C080, an overlong NUL",
        "E080AF, an overlong form of three bytes",
        "F08080AF, an overlong form of four bytes",
        "EDA080, a high surrogate",
        "EDB080, a low surrogate",
        "EDA0BDEDB880, a pair of surrogates as CESU-8 has it",
        "F4908080, beyond U+10FFFF",
        "F8888080, five bytes",
        "FE, a byte that never occurs",
        "FF, another one",
        "E9, Latin-1",
        "D6D0, GBK"
    })
    void shouldRefuseWhatIsNotUtf8EvenInAnIgnoredField(String hex, String what) {
        byte[] bad = HexFormat.of().parseHex(hex);

        Decoded decoded = EventText.decoded(
                join("{\"more\":\"", bad, "\"," + EventText.signed().json().substring(1)));

        assertEquals("malformed", EventText.verdict(decoded), what);
    }

    @Test
    void shouldRefuseATruncatedCharacterAtTheEnd() {
        byte[] half = HexFormat.of().parseHex("F09F98");

        Decoded decoded = EventText.decoded(join(EventText.signed().json(), half, ""));

        assertEquals("malformed", EventText.verdict(decoded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud83dx", "x\\ude00", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00"})
    void shouldRefuseHalfASurrogatePair(String escaped) {
        assertEquals("malformed", EventText.signed().text("title", escaped).verdict());
    }

    @Test
    void shouldReadAnEscapedPairAsOneCharacter() {
        Decoded decoded = EventText.signed().text("title", "\\ud83d\\ude80").decoded();

        assertEquals("\uD83D\uDE80", decoded.event().title());
    }

    @Test
    void shouldKeepAnEscapedNulCharacter() {
        Decoded decoded = EventText.signed().text("title", "a\\u0000b").decoded();

        assertEquals("a\0b", decoded.event().title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"signed\"",
                "\"eventId\": null",
                "\"title\": \"again\"",
                "\"t\\u0069tle\": \"again\"",
                "\"revision\": 1",
                "\"value\": null",
                "\"investor\": {}",
                "\"dateSigned\": \"\"",
                "\"reason\": \"a\", \"reason\": \"a\"",
                "\"more\": 1, \"more\": 1",
                "\"more\": 1, \"\\u006dore\": 1",
                "\"\": 1, \"\": 2",
                "\"more\": {\"a\": 1, \"a\": 2}",
                "\"more\": {\"a\": {\"b\": 1, \"c\": 2, \"b\": 3}}",
                "\"more\": [1, {\"a\": 1, \"a\": 2}]",
                "\"more\": [[[{\"a\": [], \"a\": []}]]]"
            })
    void shouldRefuseANameGivenTwice(String more) {
        String json = EventText.signed().json();

        Decoded decoded = EventText.decoded(json.substring(0, json.length() - 1) + ", " + more + "}");

        assertEquals("malformed", EventText.verdict(decoded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value | {\"amount\": 1, \"amount\": 1, \"currency\": \"CNY\"}",
                "value | {\"amount\": 1, \"currency\": \"CNY\", \"currency\": \"CNY\"}",
                "value | {\"amount\": 1, \"\\u0061mount\": 1, \"currency\": \"CNY\"}",
                "value | {\"amount\": 1, \"currency\": \"CNY\", \"x\": 1, \"x\": 1}",
                "value | {\"amount\": 1, \"currency\": \"CNY\", \"x\": {\"y\": 1, \"y\": 1}}",
                "investor | {\"name\": \"a\", \"name\": \"a\"}",
                "investor | {\"type\": null, \"type\": null}",
                "investor | {\"more\": 1, \"more\": 1}"
            })
    void shouldRefuseANameGivenTwiceWithin(String field, String raw) {
        assertEquals("malformed", EventText.signed().with(field, raw).verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\": 7}",
                "{\"type\": \"withdrawn\", \"value\": {\"type\": {}}}",
                "[{\"a\": 1}, {\"a\": 1}]",
                "{\"a\": {\"a\": {\"a\": 1}}}",
                "[[], {}, null, true, -1.5e-7, \"\\ud800\"]",
                "1e400",
                "-0"
            })
    void shouldIgnoreExtraFieldsOfAnyShape(String raw) {
        Decoded plain = EventText.signed().decoded();

        Decoded decoded = EventText.signed().with("more", raw).decoded();

        assertEquals(plain.event(), decoded.event());
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "name", "Type", "types", "event", "investor.type", "value.amount", " title"})
    void shouldIgnoreNamesThatOnlyLookKnown(String name) {
        assertEquals("valid", EventText.signed().with(name, "[7]").verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value | {\"amount\": 1, \"currency\": \"CNY\", \"rate\": [1, {\"b\": {}}]}",
                "investor | {\"type\": \"state\", \"country\": {\"code\": \"CN\"}}"
            })
    void shouldIgnoreExtraFieldsWithin(String field, String raw) {
        assertEquals("valid", EventText.signed().with(field, raw).verdict());
    }

    static Stream<Arguments> large() {
        String digits = "7".repeat(MEGABYTE);
        String zeros = "0".repeat(MEGABYTE);
        String text = "\"" + "x".repeat(MEGABYTE) + "\"";
        return Stream.of(
                Arguments.of("title of a megabyte", EventText.signed().with("title", text), "too-long"),
                Arguments.of("eventId of a megabyte", EventText.signed().with("eventId", text), "too-long"),
                Arguments.of("ceremonyId of a megabyte", EventText.signed().with("ceremonyId", text), "too-long"),
                Arguments.of("type of a megabyte", EventText.signed().with("type", text), "bad-type"),
                Arguments.of("date of a megabyte", EventText.signed().with("dateSigned", text), "bad-date"),
                Arguments.of("ignored text of a megabyte", EventText.signed().with("more", text), "valid"),
                Arguments.of(
                        "ignored name of a megabyte", EventText.signed().with("m".repeat(1_000_000), "1"), "valid"),
                Arguments.of("ignored number of a megabyte", EventText.signed().with("more", digits), "valid"),
                Arguments.of("revision of a megabyte", EventText.signed().with("revision", digits), "bad-revision"),
                Arguments.of("amount of a megabyte", EventText.signed().worth(digits, "CNY"), "bad-amount"),
                Arguments.of(
                        "amount text of a megabyte",
                        EventText.signed().worth("\"" + digits + "\"", "CNY"),
                        "bad-amount"),
                Arguments.of("fraction of a megabyte", EventText.signed().worth("0." + digits, "CNY"), "bad-amount"),
                Arguments.of("exponent of a megabyte", EventText.signed().worth("1e" + digits, "CNY"), "bad-amount"),
                Arguments.of(
                        "negative exponent of a megabyte",
                        EventText.signed().worth("1e-" + digits, "CNY"),
                        "bad-amount"),
                Arguments.of("a megabyte of trailing zeros", EventText.signed().worth("1." + zeros, "CNY"), "valid"),
                Arguments.of(
                        "the largest amount, spelled at length",
                        EventText.signed().worth("100000000000000." + zeros, "CLF"),
                        "valid"),
                Arguments.of(
                        "one, spelled at length", EventText.signed().worth("1" + zeros + "e-1000000", "CNY"), "valid"),
                Arguments.of(
                        "one, spelled backwards",
                        EventText.signed().worth("0." + zeros + "1E+1000001", "CNY"),
                        "valid"),
                Arguments.of(
                        "an exponent with a megabyte of zeros",
                        EventText.signed().worth("1e" + zeros + "3", "CNY"),
                        "valid"),
                Arguments.of(
                        "fractions of a second",
                        EventText.signed().text("dateSigned", "2021-08-23T10:31:07." + digits + "Z"),
                        "valid"),
                Arguments.of(
                        "100,000 arrays",
                        EventText.signed().with("more", "[".repeat(DEEP) + "]".repeat(DEEP)),
                        "malformed"),
                Arguments.of(
                        "100,000 objects",
                        EventText.signed().with("more", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                        "malformed"),
                Arguments.of("100,000 open arrays", EventText.signed().with("more", "[".repeat(DEEP)), "malformed"),
                Arguments.of(
                        "arrays of 900 levels",
                        EventText.signed().with("more", "[".repeat(900) + "]".repeat(900)),
                        "valid"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("large")
    void shouldDecideOnLargeValues(String what, EventText event, String verdict) {
        assertEquals(verdict, event.verdict(), what);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("large")
    void shouldSayWhyInOneBoundedSentence(String what, EventText event, String verdict) {
        Decoded decoded = event.decoded();

        String detail = decoded.isValid() ? "fine." : decoded.refusal().detail();
        assertTrue(detail.length() <= 400, () -> what + " took " + detail.length() + " characters");
        assertFalse(detail.contains("\n"), what);
    }

    @Test
    void shouldIgnoreManyNamesOfOneHash() {
        StringBuilder more = new StringBuilder("{\"first\": 0");
        for (int i = 0; i < 1 << 14; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            more.append(", \"").append(name).append("\": 0");
        }

        assertEquals("valid", EventText.signed().with("more", more + "}").verdict());
    }

    private static byte[] join(String before, byte[] middle, String after) {
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] end = after.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + middle.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(middle, 0, all, start.length, middle.length);
        System.arraycopy(end, 0, all, start.length + middle.length, end.length);
        return all;
    }
}
