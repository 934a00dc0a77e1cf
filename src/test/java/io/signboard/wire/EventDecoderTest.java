package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from an event, and the reason for which each field is refused. */
class EventDecoderTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Test
    void shouldReadTheContractsExample() {
        ProjectEvent event = EventText.signed().decoded().event();

        assertEquals(
                new ProjectEvent(
                        EventType.SIGNED,
                        "e-000017",
                        "sce-2021",
                        "sce-2021-017",
                        1,
                        "6-inch IGBT wafer line",
                        new Money(520_000_000_000L, CNY),
                        "intelligent-manufacturing",
                        "…",
                        "state",
                        "chongqing",
                        Instant.parse("2021-08-23T02:31:07Z"),
                        null),
                event);
    }

    @Test
    void shouldReadTheLeastThatASigningNeeds() {
        String json =
                "{\"projectId\":\"sce-2021-017\",\"ceremonyId\":\"c\",\"eventId\":\"e\",\"dateSigned\":\"2021-01-01T00:00:00Z\","
                        + "\"value\":{\"currency\":\"CNY\",\"amount\":\"0.01\"},\"type\":\"signed\"}";

        ProjectEvent event = EventText.decoded(json).event();

        assertEquals(
                new ProjectEvent(
                        EventType.SIGNED,
                        "e",
                        "c",
                        "sce-2021-017",
                        1,
                        null,
                        new Money(1, CNY),
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2021-01-01T00:00:00Z"),
                        null),
                event);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "\"\", -", "null, -", "\"signed twice\", signed twice"})
    void shouldReadAWithdrawalWithAndWithoutReason(@Nullable String raw, @Nullable String reason) {
        ProjectEvent event = EventText.withdrawn().with("reason", raw).decoded().event();

        assertEquals(
                new ProjectEvent(
                        EventType.WITHDRAWN,
                        "e-000080",
                        "sce-2021",
                        "sce-2021-017",
                        3,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        reason),
                event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "title", "sector", "investor", "province", "dateSigned"})
    void shouldNotLookAtTheStateOfAWithdrawal(String field) {
        String raw = field.equals("value") || field.equals("investor") ? "{\"amount\": true, \"type\": 7}" : "7";

        assertEquals("valid", EventText.withdrawn().with(field, raw).verdict());
    }

    @Test
    void shouldNotLookAtTheReasonOfASigning() {
        assertEquals("valid", EventText.signed().with("reason", "7").verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "type | absent | missing-field",
                "type | null | missing-field",
                "type | \"\" | missing-field",
                "type | \"Signed\" | bad-type",
                "type | \"signed \" | bad-type",
                "type | \"cancelled\" | bad-type",
                "type | 1 | bad-type",
                "type | true | bad-type",
                "type | {} | malformed",
                "type | [\"signed\"] | malformed",
                "eventId | absent | missing-field",
                "eventId | null | missing-field",
                "eventId | \"\" | missing-field",
                "eventId | 17 | bad-type",
                "eventId | false | bad-type",
                "eventId | {} | malformed",
                "eventId | \" \" | valid",
                "ceremonyId | absent | missing-field",
                "ceremonyId | null | missing-field",
                "ceremonyId | \"\" | missing-field",
                "ceremonyId | 2021 | bad-type",
                "ceremonyId | \"sce 2021\" | bad-type",
                "ceremonyId | \"sce/2021\" | bad-type",
                "ceremonyId | \"sce\\u007c2021\" | bad-type",
                "ceremonyId | \"智博会\" | bad-type",
                "ceremonyId | \"sce-2021\\n\" | bad-type",
                "ceremonyId | \"\\u0000\" | bad-type",
                "ceremonyId | \"A.z_0-9\" | valid",
                "ceremonyId | [] | malformed",
                "projectId | absent | missing-field",
                "projectId | null | missing-field",
                "projectId | \"\" | missing-field",
                "projectId | 17 | bad-type",
                "projectId | \"sce-2021-018\" | key-mismatch",
                "projectId | \"SCE-2021-017\" | key-mismatch",
                "projectId | \"sce-2021-\\u0030\\u0031\\u0037\" | valid",
                "projectId | {} | malformed",
                "title | absent | valid",
                "title | null | valid",
                "title | \"\" | valid",
                "title | 6 | bad-type",
                "title | true | bad-type",
                "title | {\"en\": \"x\"} | malformed",
                "sector | null | valid",
                "sector | 6.5 | bad-type",
                "sector | [] | malformed",
                "province | \"\" | valid",
                "province | false | bad-type",
                "investor | absent | valid",
                "investor | null | valid",
                "investor | {} | valid",
                "investor | {\"name\": null, \"type\": \"\"} | valid",
                "investor | {\"name\": 1} | bad-type",
                "investor | {\"type\": true} | bad-type",
                "investor | {\"type\": []} | malformed",
                "investor | \"state\" | malformed",
                "investor | [] | malformed",
                "investor | 7 | malformed",
                "value | absent | missing-field",
                "value | null | missing-field",
                "value | {} | missing-field",
                "value | 5200000000 | malformed",
                "value | \"5200000000\" | malformed",
                "value | \"\" | malformed",
                "value | [] | malformed",
                "value | {\"amount\": 1} | missing-field",
                "value | {\"amount\": 1, \"currency\": null} | missing-field",
                "value | {\"amount\": 1, \"currency\": \"\"} | missing-field",
                "value | {\"currency\": \"CNY\"} | missing-field",
                "value | {\"amount\": null, \"currency\": \"CNY\"} | missing-field",
                "value | {\"amount\": \"\", \"currency\": \"CNY\"} | missing-field",
                "value | {\"amount\": {}, \"currency\": \"CNY\"} | malformed",
                "dateSigned | absent | missing-field",
                "dateSigned | null | missing-field",
                "dateSigned | \"\" | missing-field",
                "dateSigned | 1629685867 | bad-date",
                "dateSigned | true | bad-date",
                "dateSigned | \"2021-08-23\" | bad-date",
                "dateSigned | \"2021-08-23T10:31:07\" | bad-date",
                "dateSigned | \"yesterday\" | bad-date",
                "dateSigned | [] | malformed"
            })
    void shouldJudgeEachField(String field, @Nullable String raw, String verdict) {
        assertEquals(verdict, EventText.signed().with(field, raw).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, 200, valid", "eventId, 201, too-long",
        "ceremonyId, 200, valid", "ceremonyId, 201, too-long",
        "title, 500, valid", "title, 501, too-long",
        "sector, 500, valid", "sector, 501, too-long",
        "province, 500, valid", "province, 501, too-long"
    })
    void shouldAllowTextsUpToTheirLimit(String field, int length, String verdict) {
        assertEquals(verdict, EventText.signed().text(field, "x".repeat(length)).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, 200, valid", "eventId, 201, too-long",
        "title, 500, valid", "title, 501, too-long",
        "sector, 500, valid", "sector, 501, too-long",
        "province, 500, valid", "province, 501, too-long"
    })
    void shouldCountCodePointsNotUtf16Units(String field, int length, String verdict) {
        assertEquals(
                verdict,
                EventText.signed().text(field, "\uD83D\uDE80".repeat(length)).verdict());
    }

    @ParameterizedTest
    @CsvSource({"name, 500, valid", "name, 501, too-long", "type, 500, valid", "type, 501, too-long"})
    void shouldAllowInvestorsUpToTheLimit(String field, int length, String verdict) {
        String investor = "{\"" + field + "\": \"" + "项".repeat(length) + "\"}";

        assertEquals(verdict, EventText.signed().with("investor", investor).verdict());
    }

    @ParameterizedTest
    @CsvSource({"500, valid", "501, too-long"})
    void shouldAllowAWithdrawalsReasonUpToTheLimit(int length, String verdict) {
        assertEquals(
                verdict,
                EventText.withdrawn().text("reason", "r".repeat(length)).verdict());
    }

    @ParameterizedTest
    @CsvSource({"x, 200, valid", "x, 201, too-long", "项, 200, valid", "项, 201, too-long"})
    void shouldAllowProjectIdsUpToTheLimit(String character, int length, String verdict) {
        String projectId = character.repeat(length);
        byte[] value = bytes(EventText.signed().text("projectId", projectId).json());

        Decoded decoded = new EventDecoder().decode(bytes(projectId), value, null);

        assertEquals(verdict, EventText.verdict(decoded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent | 1",
                "null | 1",
                "1 | 1",
                "1.0 | 1",
                "1e0 | 1",
                "10e-1 | 1",
                "1.000 | 1",
                "0.1e1 | 1",
                "100E-2 | 1",
                "2E+3 | 2000",
                "9223372036854775807 | 9223372036854775807",
                "9223372036854775807.00 | 9223372036854775807",
                "9.223372036854775807e18 | 9223372036854775807",
                "92233720368547758070e-1 | 9223372036854775807",
                "1e18 | 1000000000000000000"
            })
    void shouldReadEverySpellingOfARevision(@Nullable String raw, long revision) {
        ProjectEvent event = EventText.signed().with("revision", raw).decoded().event();

        assertEquals(revision, event.revision());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "-0",
                "0e5",
                "-1",
                "-1.0",
                "1.5",
                "1e-1",
                "0.9999999999999999999999999",
                "\"1\"",
                "\"x\"",
                "true",
                "false",
                "9223372036854775808",
                "9223372036854775807.5",
                "1e19",
                "1e400",
                "1e-400",
                "1e2147483648",
                "1e-2147483649",
                "1e99999999999999999999",
                "18446744073709551617"
            })
    void shouldRefuseOtherRevisions(String raw) {
        assertEquals("bad-revision", EventText.signed().with("revision", raw).verdict());
    }

    @ParameterizedTest
    @CsvSource({"signed, valid", "amended, missing-field", "withdrawn, missing-field"})
    void shouldRequireARevisionButOnSigned(String type, String verdict) {
        EventText event = EventText.signed().text("type", type).with("revision", null);

        assertEquals(verdict, event.verdict());
    }

    @ParameterizedTest
    @CsvSource({"signed", "amended"})
    void shouldRequireTheWholeStateUnlessWithdrawn(String type) {
        EventText event = EventText.withdrawn().text("type", type);

        assertEquals("missing-field", event.verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | CNY | 100",
                "0.01 | CNY | 1",
                "\"0.01\" | CNY | 1",
                "0.010 | CNY | 1",
                "1e-2 | CNY | 1",
                "\"1E-2\" | CNY | 1",
                "5200000000 | CNY | 520000000000",
                "\"5200000000\" | CNY | 520000000000",
                "5.2e9 | CNY | 520000000000",
                "\"5.2E+9\" | CNY | 520000000000",
                "52000000000e-1 | CNY | 520000000000",
                "5200000000.0000000000000000000000 | CNY | 520000000000",
                "1234.50 | CNY | 123450",
                "100000000000000 | CNY | 10000000000000000",
                "1e14 | CNY | 10000000000000000",
                "\"100000000000000.00\" | CNY | 10000000000000000",
                "99999999999999.99 | CNY | 9999999999999999",
                "1 | JPY | 1",
                "1.0 | JPY | 1",
                "100000000000000 | JPY | 100000000000000",
                "0.001 | KWD | 1",
                "100000000000000 | KWD | 100000000000000000",
                "0.0001 | CLF | 1",
                "99999999999999.9999 | CLF | 999999999999999999",
                "100000000000000 | CLF | 1000000000000000000",
                "100000000000000.0000000 | CLF | 1000000000000000000",
                "0.000000000000000000000000000001e30 | JPY | 1"
            })
    void shouldReadEverySpellingOfAnAmount(String raw, String currency, long minorUnits) {
        ProjectEvent event = EventText.signed().worth(raw, currency).decoded().event();

        assertEquals(new Money(minorUnits, Currency.getInstance(currency)), event.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | CNY",
                "0.00 | CNY",
                "-0 | CNY",
                "-1 | CNY",
                "\"-1\" | CNY",
                "\"-0.00\" | CNY",
                "100000000000000.01 | CNY",
                "100000000000000.0001 | CLF",
                "100000000000001 | JPY",
                "1.00000000000001e14 | JPY",
                "1e15 | CNY",
                "1e400 | CNY",
                "\"1e400\" | CNY",
                "1e-400 | CNY",
                "1e2147483648 | CNY",
                "1e-2147483649 | CNY",
                "\"1e99999999999999999999\" | CNY",
                "9223372036854775808 | JPY",
                "18446744073709551617 | JPY",
                "0.001 | CNY",
                "0.1 | JPY",
                "0.0001 | KWD",
                "0.00001 | CLF",
                "1e-3 | CNY",
                "1.005 | CNY",
                "true | CNY",
                "false | CNY",
                "\"abc\" | CNY",
                "\" 1\" | CNY",
                "\"1 \" | CNY",
                "\"+1\" | CNY",
                "\"01\" | CNY",
                "\".5\" | CNY",
                "\"5.\" | CNY",
                "\"1e\" | CNY",
                "\"1e+\" | CNY",
                "\"e5\" | CNY",
                "\"-\" | CNY",
                "\".\" | CNY",
                "\"1,000\" | CNY",
                "\"1_000\" | CNY",
                "\"0x10\" | CNY",
                "\"1d\" | CNY",
                "\"1f\" | CNY",
                "\"NaN\" | CNY",
                "\"Infinity\" | CNY",
                "\"-Infinity\" | CNY",
                "\"１２３\" | CNY",
                "\"1.٣\" | CNY",
                "\"1.5.5\" | CNY",
                "\"--1\" | CNY",
                "\"1\\u0000\" | CNY"
            })
    void shouldRefuseOtherAmounts(String raw, String currency) {
        assertEquals("bad-amount", EventText.signed().worth(raw, currency).verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "5.", "1e", "1e+", "0x10", "-", "１２３", "1_000"
            })
    void shouldFindMalformedWhatIsNoJsonNumber(String raw) {
        assertEquals("malformed", EventText.signed().worth(raw, "CNY").verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cny", "CN", "CNYX", "ZZZ", "XXX", "XAU", "XTS", "¥", " CNY", "156"})
    void shouldRefuseAnUnknownCurrency(String currency) {
        assertEquals("bad-amount", EventText.signed().worth("1", currency).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"156", "true"})
    void shouldRefuseACurrencyThatIsNoString(String raw) {
        assertEquals(
                "bad-amount",
                EventText.signed()
                        .with("value", "{\"amount\": 1, \"currency\": " + raw + "}")
                        .verdict());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, h-1, h-1",
                "null, h-1, h-1",
                "\"\", h-1, h-1",
                "\"e-1\", h-1, e-1",
                "\"e-1\", -, e-1",
                "\"e-1\", '', e-1"
            })
    void shouldTakeTheHeaderWhereThePayloadHasNoEventId(@Nullable String raw, @Nullable String header, String eventId) {
        byte[] value = bytes(EventText.signed().with("eventId", raw).json());

        Decoded decoded = new EventDecoder().decode(bytes(EventText.PROJECT), value, header);

        assertEquals(eventId, decoded.event().eventId());
    }

    @ParameterizedTest
    @CsvSource({"200, valid", "201, too-long"})
    void shouldBoundTheHeadersEventIdToo(int length, String verdict) {
        byte[] value = bytes(EventText.signed().with("eventId", null).json());

        Decoded decoded = new EventDecoder().decode(bytes(EventText.PROJECT), value, "\uD83D\uDE80".repeat(length));

        assertEquals(verdict, EventText.verdict(decoded));
    }

    @Test
    void shouldNotLetTheHeaderHideABadEventId() {
        byte[] value = bytes(EventText.signed().with("eventId", "17").json());

        Decoded decoded = new EventDecoder().decode(bytes(EventText.PROJECT), value, "h-1");

        assertEquals("bad-type", EventText.verdict(decoded));
    }

    @Test
    void shouldFindAnEmptyHeaderMissing() {
        byte[] value = bytes(EventText.signed().with("eventId", null).json());

        Decoded decoded = new EventDecoder().decode(bytes(EventText.PROJECT), value, "");

        assertEquals("missing-field", EventText.verdict(decoded));
    }

    @Test
    void shouldMissAKey() {
        byte[] value = bytes(EventText.signed().json());

        Decoded decoded = new EventDecoder().decode(null, value, null);

        assertEquals("key-mismatch", EventText.verdict(decoded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sce-2021-01", "sce-2021-0177", "SCE-2021-017", "\"sce-2021-017\""})
    void shouldWantTheProjectIdAsKey(String key) {
        byte[] value = bytes(EventText.signed().json());

        Decoded decoded = new EventDecoder().decode(bytes(key), value, null);

        assertEquals("key-mismatch", EventText.verdict(decoded));
    }

    @Test
    void shouldMismatchAKeyThatIsNotUtf8() {
        byte[] value = bytes(EventText.signed().text("projectId", "\uFFFD").json());

        Decoded decoded = new EventDecoder().decode(new byte[] {(byte) 0xFF}, value, null);

        assertEquals("key-mismatch", EventText.verdict(decoded));
    }

    @Test
    void shouldDecideTheNextRecordOnItsOwn() {
        EventDecoder decoder = new EventDecoder();
        byte[] full = bytes(EventText.signed().json());
        byte[] bare = bytes(EventText.signed()
                .with("title", null)
                .with("sector", null)
                .with("investor", null)
                .with("province", null)
                .json());
        Decoded alone = new EventDecoder().decode(bytes(EventText.PROJECT), bare, null);

        decoder.decode(bytes(EventText.PROJECT), full, null);
        Decoded second = decoder.decode(bytes(EventText.PROJECT), bare, null);

        assertEquals(alone.event(), second.event());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
