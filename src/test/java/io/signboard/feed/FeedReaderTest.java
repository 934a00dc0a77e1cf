package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.EventType;
import io.signboard.wire.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {

    @Test
    void shouldCutOutOnlyWhatTheFeedAdds() {
        FeedLine line =
                only("{ \"amount\" : 5.20e+09, \"channel\":\"online\",\"projectId\":\"p\\u0031\" ,\"x\":[1, {}],"
                        + "\"arrivesAt\":\"2021-08-23T10:31:07+08:00\" }");
        assertEquals("{ \"amount\" : 5.20e+09,\"projectId\":\"p\\u0031\" ,\"x\":[1, {}] }", value(line));
        assertEquals("p1", line.key());
        assertEquals(Channel.ONLINE, line.channel());
        assertEquals(Instant.parse("2021-08-23T02:31:07Z"), line.arrivesAt());
    }

    @Test
    void shouldKeepWhatFollowsTheCutMembers() {
        assertEquals("{\"a\":1}", value(only("{\"channel\":\"online\", \"a\":1}")));
    }

    @Test
    void shouldLeaveAnEmptyEvent() {
        assertEquals("{}", value(only("{\"channel\":\"off-site\"}")));
    }

    @Test
    void shouldKeepNamesGivenTwiceAndWrongTypes() {
        FeedLine line = only("{\"projectId\":7,\"type\":\"a\",\"type\":null,\"channel\":\"offline\"}");
        assertEquals("{\"projectId\":7,\"type\":\"a\",\"type\":null}", value(line));
        assertNull(line.key());
    }

    @Test
    void shouldKeepNestingAsDeepAsItIs() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertEquals("{\"a\":" + deep + "}", value(only("{\"a\":" + deep + ",\"channel\":\"offline\"}")));
    }

    @Test
    void shouldNameAnEventThatHasItsIds() {
        FeedLine line = only("{\"type\":\"signed\",\"eventId\":\"e-1\",\"projectId\":\"p-1\",\"channel\":\"online\"}");
        assertEquals(new FeedLine.Identity("e-1", EventType.SIGNED, "p-1"), line.identity());
    }

    @Test
    void shouldNotNameAnEventWithoutId() {
        assertNull(only("{\"type\":\"signed\",\"projectId\":\"p-1\",\"channel\":\"online\"}")
                .identity());
    }

    @Test
    void shouldNotNameAnEventWithAnIdTooLong() {
        String id = "e".repeat(201);
        assertNull(only("{\"type\":\"signed\",\"eventId\":\"" + id + "\",\"projectId\":\"p\",\"channel\":\"online\"}")
                .identity());
    }

    @Test
    void shouldTakeTheArrivalFromTheDateElseFromTheLineBefore() {
        List<FeedLine> lines = read(
                """
                {"channel":"online"}
                {"channel":"online","dateSigned":"2021-08-23T10:31:07+08:00"}
                {"channel":"online","dateSigned":"yesterday"}
                {"channel":"online","dateSigned":"2021-08-23T10:31:07+08:00","arrivesAt":"2021-08-23T03:00:00Z"}
                {"channel":"online"}
                """);
        Instant signed = Instant.parse("2021-08-23T02:31:07Z");
        Instant arrived = Instant.parse("2021-08-23T03:00:00Z");
        List<Instant> arrivals = new ArrayList<>();
        lines.forEach(line -> arrivals.add(line.arrivesAt()));
        List<Instant> expected = new ArrayList<>();
        expected.add(null);
        expected.addAll(List.of(signed, signed, arrived, arrived));
        assertEquals(expected, arrivals);
    }

    @Test
    void shouldSkipBlankLinesButCountThem() {
        List<FeedLine> lines = read("\ufeff\n{\"channel\":\"online\"}\r\n \t\r\n\n{\"channel\":\"offline\"}");
        assertEquals(List.of(2L, 5L), lines.stream().map(FeedLine::number).toList());
    }

    @Test
    void shouldCountTheLinesThatItReads() {
        assertEquals(
                2,
                source("\n{\"channel\":\"online\"}\r\n \t\r\n\n{\"channel\":\"offline\"}")
                        .lines()
                        .orElseThrow());
    }

    @Test
    void shouldReadLinesLongerThanItsBuffer() {
        String text = "\"" + "长".repeat(300_000) + "\"";
        List<FeedLine> lines = read("{\"channel\":\"online\"}\n{\"channel\":\"online\",\"a\":" + text + "}\n");
        assertEquals("{\"a\":" + text + "}", value(lines.get(1)));
    }

    @Test
    void shouldReadARawText() {
        FeedLine line = only("{\"channel\":\"online\",\"rawRecord\":{\"key\":\"k\",\"text\":\"{\\\"a\\\":\"}}");
        assertEquals("{\"a\":", value(line));
        assertEquals("k", line.key());
    }

    @Test
    void shouldReadRawBytes() {
        FeedLine line = only("{\"channel\":\"online\",\"rawRecord\":{\"base64\":\"/w==\"}}");
        assertEquals((byte) 0xff, Objects.requireNonNull(line.value()).get()[0]);
        assertNull(line.key());
    }

    @Test
    void shouldReadARawNull() {
        assertNull(only("{\"channel\":\"online\",\"rawRecord\":{\"key\":null,\"text\":null}}")
                .value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"channel":"onlin"}                                       | channel must be offline, online or off-site, but is 'onlin'.
            {"channel":3}                                             | channel must be a string (offline, online or off-site).
            {}                                                        | channel is missing (offline, online or off-site).
            {"channel":"online","channel":"online"}                   | channel is given twice.
            {"channel":"online","arrivesAt":"now"}                    | arrivesAt must be a date-time like 2021-08-23T10:31:07+08:00, but is 'now'.
            {"channel":"online","arrivesAt":1}                        | arrivesAt must be a date-time like 2021-08-23T10:31:07+08:00, but isn't a string.
            []                                                        | the line is not a JSON object.
            {"channel":"online"} {}                                   | something follows the JSON object.
            {"channel":"online","rawRecord":7}                        | rawRecord must be an object with key and text or base64.
            {"channel":"online","rawRecord":{"key":"k"}}              | rawRecord needs one of text and base64.
            {"channel":"online","rawRecord":{"text":"","base64":""}}  | rawRecord needs one of text and base64.
            {"channel":"online","rawRecord":{"text":1}}               | rawRecord's text must be a string or null.
            {"channel":"online","rawRecord":{"base64":"*"}}           | rawRecord's base64 is not Base64.
            {"channel":"online","rawRecord":{"value":1}}              | rawRecord has key, text and base64, but not 'value'.
            {"channel":"online","type":"a","rawRecord":{"text":""}}   | beside rawRecord only channel and arrivesAt may stand.
            """)
    void shouldNameFileAndLineOfWhatIsWrong(String line, String complaint) {
        Exception e = assertThrows(InvalidInputException.class, () -> read("{\"channel\":\"online\"}\n" + line));
        assertEquals("test.jsonl, line 2: " + complaint, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"channel\":\"online\"", "x", "{\"a\":NaN,\"channel\":\"online\"}", "\u0000\u0000{}", "\"a"})
    void shouldSayWhatIsNoJson(String line) {
        Exception e = assertThrows(InvalidInputException.class, () -> read(line));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.matches("test.jsonl, line 1: the line is not a JSON object.*\\."), message);
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        FeedSource missing = FeedSource.file(Path.of("no-such.jsonl"));
        Exception e = assertThrows(InvalidInputException.class, () -> FeedReader.open(missing));
        assertEquals("no-such.jsonl can't be read: there is no such file.", e.getMessage());
    }

    private static FeedLine only(String line) {
        return read(line).get(0);
    }

    private static String value(FeedLine line) {
        return new String(Objects.requireNonNull(line.value()).get(), StandardCharsets.UTF_8);
    }

    static List<FeedLine> read(String text) {
        return read(source(text));
    }

    static List<FeedLine> read(FeedSource source) {
        List<FeedLine> lines = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(source)) {
            for (FeedLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static FeedSource source(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FeedSource("test.jsonl", true, () -> new ByteArrayInputStream(bytes));
    }
}
