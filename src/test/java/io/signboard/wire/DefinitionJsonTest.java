package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Definition;
import io.signboard.model.Dimension;
import io.signboard.model.Member;
import io.signboard.model.Previous;
import io.signboard.model.Status;
import io.signboard.model.Tier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionJsonTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String MINIMAL = "\"ceremonyId\": \"sce-2021\", \"version\": 1, \"currency\": \"CNY\"";

    @Test
    void shouldReadTheContractsExample() {
        Definition definition = decode(
                """
                {"ceremonyId": "sce-2021", "version": 1, "status": "live",
                 "name": {"en": "Smart China Expo 2021 Key Projects Signing Ceremony", "zh": "…"},
                 "opensAt": "2021-08-23T00:00:00+08:00", "closesAt": "2021-08-24T00:00:00+08:00", "timeZone": "Asia/Shanghai",
                 "currency": "CNY", "exchangeRates": {"USD": 6.4768},
                 "minimumAmount": 500000000,
                 "tiers": [{"id": "over-1bn", "above": 1000000000}, {"id": "over-5bn", "above": 5000000000}],
                 "sectors": [{"id": "intelligent-manufacturing", "name": {"en": "Intelligent manufacturing", "zh": "智能制造"}}],
                 "investors": [{"id": "state", "name": {"en": "State enterprises"}}],
                 "provinces": [{"id": "chongqing", "name": {"en": "Chongqing"}}],
                 "host": "chongqing", "guestsInHeadline": false,
                 "previous": {"ceremonyId": "sce-2020", "projects": 71, "amount": 271200000000, "tiers": {"over-1bn": 58, "over-5bn": 17}}}
                """);

        assertEquals(
                new Definition(
                        "sce-2021",
                        1,
                        Status.LIVE,
                        Map.of("en", "Smart China Expo 2021 Key Projects Signing Ceremony", "zh", "…"),
                        Instant.parse("2021-08-22T16:00:00Z"),
                        Instant.parse("2021-08-23T16:00:00Z"),
                        ZoneId.of("Asia/Shanghai"),
                        CNY,
                        Map.of(Currency.getInstance("USD"), new BigDecimal("6.4768")),
                        50_000_000_000L,
                        List.of(new Tier("over-1bn", 100_000_000_000L), new Tier("over-5bn", 500_000_000_000L)),
                        new Dimension(List.of(new Member(
                                "intelligent-manufacturing", Map.of("en", "Intelligent manufacturing", "zh", "智能制造")))),
                        new Dimension(List.of(new Member("state", Map.of("en", "State enterprises")))),
                        new Dimension(List.of(new Member("chongqing", Map.of("en", "Chongqing")))),
                        "chongqing",
                        false,
                        new Previous(
                                "sce-2020",
                                71L,
                                new BigInteger("27120000000000"),
                                Map.of("over-1bn", 58L, "over-5bn", 17L))),
                definition);
    }

    @Test
    void shouldReadTheLeastThatADefinitionNeeds() {
        assertEquals(minimal(), decode("{" + MINIMAL + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "name",
                "opensAt",
                "closesAt",
                "timeZone",
                "exchangeRates",
                "minimumAmount",
                "tiers",
                "sectors",
                "investors",
                "provinces",
                "host",
                "guestsInHeadline",
                "previous",
                "somethingElse"
            })
    void shouldTakeNullAsAbsent(String field) {
        assertEquals(minimal(), with("\"" + field + "\": null"));
    }

    @Test
    void shouldTakeNullWithinPreviousAsAbsent() {
        Definition definition =
                with("\"previous\": {\"ceremonyId\": null, \"projects\": null, \"amount\": null, \"tiers\": null}");

        assertEquals(new Previous(null, null, null, Map.of()), definition.previous());
    }

    @Test
    void shouldIgnoreExtraFields() {
        Definition definition = with(
                "\"extra\": {\"deep\": [1e400, {\"a\": null}]}, \"tiers\": [], \"sectors\": [], \"previous\": null");

        assertEquals(minimal(), definition);
    }

    @Test
    void shouldKeepTheOrderOfMembersAndOnlyNameOther() {
        Definition definition = with(
                "\"sectors\": [{\"id\": \"b\"}, {\"id\": \"other\", \"name\": {\"en\": \"Rest\"}}, {\"id\": \"a\"}]");

        Dimension sectors = definition.sectors();
        assertEquals(
                List.of("b", "a", "other"),
                IntStream.range(0, sectors.size()).mapToObj(sectors::id).toList());
        assertEquals(sectors.other(), sectors.indexOf("other"));
        assertEquals(3, sectors.members().size());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "1e0, 1",
        "2E+3, 2000",
        "10e-1, 1",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775807.0, 9223372036854775807"
    })
    void shouldReadEverySpellingOfAVersion(String raw, long version) {
        Definition definition =
                decode("{\"ceremonyId\": \"sce-2021\", \"currency\": \"CNY\", \"version\": " + raw + "}");

        assertEquals(version, definition.version());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.01, 1",
        "1e-2, 1",
        "\"0.01\", 1",
        "500000000, 50000000000",
        "5e8, 50000000000",
        "\"5.0E+8\", 50000000000",
        "1e14, 10000000000000000",
        "100000000000000.000, 10000000000000000",
        "-0, 0",
        "0e99, 0"
    })
    void shouldReadEverySpellingOfTheMinimum(String raw, long minorUnits) {
        assertEquals(minorUnits, with("\"minimumAmount\": " + raw).minimum());
    }

    @ParameterizedTest
    @CsvSource({
        "6.4768, 6.4768",
        "\"6.4768\", 6.4768",
        "64768e-4, 6.4768",
        "1e-9, 0.000000001",
        "100, 100",
        "6.50, 6.50",
        "1e40, 1e40",
        "1e-40, 1e-40"
    })
    void shouldReadExchangeRatesExactly(String raw, BigDecimal rate) {
        Definition definition = with("\"exchangeRates\": {\"USD\": " + raw + "}");

        assertEquals(0, rate.compareTo(definition.exchangeRates().get(Currency.getInstance("USD"))));
    }

    @Test
    void shouldReadAPreviousAmountOfManyProjects() {
        Definition definition = with("\"previous\": {\"amount\": 1e39}");

        assertEquals(
                BigInteger.TEN.pow(41),
                definition.previous() == null ? null : definition.previous().amount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearsal", "live", "provisional", "certified"})
    void shouldKnowEveryStatus(String status) {
        assertEquals(status, with("\"status\": \"" + status + "\"").status().id());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501})
    void shouldCountCodePointsOfNames(int length) {
        boolean valid = isValid("\"name\": {\"zh\": \"" + "\uD83D\uDE80".repeat(length) + "\"}");

        assertEquals(length == 500, valid);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void shouldBoundTheNumberOfMembers(int count, boolean expected) {
        String members = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\": \"m" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        assertEquals(expected, isValid("\"provinces\": " + members));
    }

    @ParameterizedTest
    @CsvSource({
        "sectors, 500, true",
        "sectors, 501, false",
        "investors, 500, true",
        "investors, 501, false",
        "provinces, 500, true",
        "provinces, 501, false"
    })
    void shouldBoundMemberIds(String field, int length, boolean expected) {
        assertEquals(expected, isValid("\"" + field + "\": [{\"id\": \"" + "x".repeat(length) + "\"}]"));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void shouldBoundTierIds(int length, boolean expected) {
        assertEquals(expected, isValid("\"tiers\": [{\"above\": 1, \"id\": \"" + "x".repeat(length) + "\"}]"));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void shouldBoundTheCeremonyId(int length, boolean expected) {
        String json = "{\"version\": 1, \"currency\": \"CNY\", \"ceremonyId\": \"" + "x".repeat(length) + "\"}";

        assertEquals(expected, isValidDefinition(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'version':1,'currency':'CNY'} | 'ceremonyId' is required",
                "{'ceremonyId':null,'version':1,'currency':'CNY'} | 'ceremonyId' is required",
                "{'ceremonyId':'','version':1,'currency':'CNY'} | 'ceremonyId' must not be empty",
                "{'ceremonyId':7,'version':1,'currency':'CNY'} | 'ceremonyId' must be a string",
                "{'ceremonyId':'a b','version':1,'currency':'CNY'} | 'ceremonyId' must consist of",
                "{'ceremonyId':'a','currency':'CNY'} | 'version' is required",
                "{'ceremonyId':'a','version':0,'currency':'CNY'} | 'version' must be an integer",
                "{'ceremonyId':'a','version':-1,'currency':'CNY'} | 'version' must be an integer",
                "{'ceremonyId':'a','version':1.5,'currency':'CNY'} | 'version' must be an integer",
                "{'ceremonyId':'a','version':'1','currency':'CNY'} | 'version' must be an integer",
                "{'ceremonyId':'a','version':9223372036854775808,'currency':'CNY'} | 'version' must be an integer",
                "{'ceremonyId':'a','version':1e99,'currency':'CNY'} | 'version' must be an integer",
                "{'ceremonyId':'a','version':1} | 'currency' is required",
                "{'ceremonyId':'a','version':1,'currency':'ZZZ'} | 'currency' must be an ISO 4217",
                "{'ceremonyId':'a','version':1,'currency':'XAU'} | 'currency' must be an ISO 4217",
                "{'ceremonyId':'a','version':1,'currency':'cny'} | 'currency' must be an ISO 4217",
                "{'ceremonyId':'a','version':1,'currency':156} | 'currency' must be a string"
            })
    void shouldSayWhatIsWrongWithTheRequiredFields(String quoted, String complaint) {
        assertRefused(quoted.replace('\'', '"'), complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'status':'open' | 'status' must be rehearsal, live, provisional or certified",
                "'status':'' | 'status' must not be empty",
                "'status':true | 'status' must be a string",
                "'name':'Expo' | 'name' must be an object",
                "'name':{'en':''} | 'name.en' must not be empty",
                "'name':{'en':7} | 'name.en' must be a string",
                "'name':{'en':null} | 'name.en' is required",
                "'name':{'en':'\\ud800'} | 'name.en' holds half a surrogate pair",
                "'opensAt':'yesterday' | 'opensAt' must be an RFC 3339 date-time",
                "'opensAt':'2021-08-23' | 'opensAt' must be an RFC 3339 date-time",
                "'opensAt':1629648000 | 'opensAt' must be a string",
                "'closesAt':'2021-08-23T00:00:00' | 'closesAt' must be an RFC 3339 date-time",
                "'opensAt':'2021-08-23T00:00:00Z','closesAt':'2021-08-22T23:59:59Z' | 'closesAt' must not lie before 'opensAt'",
                "'timeZone':'Mars/Olympus' | 'timeZone' must be a time zone",
                "'timeZone':8 | 'timeZone' must be a string",
                "'exchangeRates':6.5 | 'exchangeRates' must be an object",
                "'exchangeRates':[] | 'exchangeRates' must be an object",
                "'exchangeRates':{'USD':0} | 'exchangeRates.USD' must be above 0",
                "'exchangeRates':{'USD':-6.5} | 'exchangeRates.USD' must be above 0",
                "'exchangeRates':{'USD':true} | 'exchangeRates.USD' must be a number",
                "'exchangeRates':{'USD':'six'} | 'exchangeRates.USD' must be a number",
                "'exchangeRates':{'USD':''} | 'exchangeRates.USD' must be a number",
                "'exchangeRates':{'USD':null} | 'exchangeRates.USD' is required",
                "'exchangeRates':{'USD':1e41} | 'exchangeRates.USD' must lie within",
                "'exchangeRates':{'USD':1e-41} | 'exchangeRates.USD' must lie within",
                "'exchangeRates':{'USD':1e999999999} | 'exchangeRates.USD' must lie within",
                "'exchangeRates':{'USD':'1e-999999999'} | 'exchangeRates.USD' must lie within",
                "'exchangeRates':{'ZZZ':1} | 'exchangeRates' must be an ISO 4217",
                "'minimumAmount':-1 | 'minimumAmount' must be a number of at least 0",
                "'minimumAmount':0.001 | 'minimumAmount' must be a number of at least 0 with at most 2 digits",
                "'minimumAmount':100000000000000.01 | 'minimumAmount' must be at most 10^14",
                "'minimumAmount':1e400 | 'minimumAmount' must be a number",
                "'minimumAmount':1e999999999 | 'minimumAmount' must be a number",
                "'minimumAmount':1e-999999999 | 'minimumAmount' must be a number",
                "'minimumAmount':true | 'minimumAmount' must be a number",
                "'minimumAmount':'much' | 'minimumAmount' must be a number",
                "'minimumAmount':'+5' | 'minimumAmount' must be a number",
                "'minimumAmount':{} | 'minimumAmount' must be a number",
                "'tiers':{} | 'tiers' must be an array",
                "'tiers':[7] | 'tiers[0]' must be an object",
                "'tiers':[null] | 'tiers[0]' must be an object",
                "'tiers':[{'id':'a'}] | 'tiers[0].above' is required",
                "'tiers':[{'above':1}] | 'tiers[0].id' is required",
                "'tiers':[{'id':'','above':1}] | 'tiers[0].id' must not be empty",
                "'tiers':[{'id':'a','above':1},{'id':'b','above':-1}] | 'tiers[1].above' must be a number of at least 0",
                "'tiers':[{'id':'a','above':1e15}] | 'tiers[0].above' must be at most 10^14",
                "'tiers':[{'id':'a','above':1},{'id':'a','above':2}] | 'tiers[1].id' is listed twice: 'a'",
                "'sectors':'all' | 'sectors' must be an array",
                "'sectors':[{'id':'a'},{}] | 'sectors[1].id' is required",
                "'sectors':[{'id':7}] | 'sectors[0].id' must be a string",
                "'sectors':[{'id':'a'},{'id':'a'}] | 'sectors[1].id' is listed twice: 'a'",
                "'sectors':[{'id':'other'},{'id':'other'}] | 'sectors[1].id' is listed twice: 'other'",
                "'investors':[{'id':'a','name':'A'}] | 'investors[0].name' must be an object",
                "'provinces':[{'id':'a','name':{'en':1}}] | 'provinces[0].name.en' must be a string",
                "'host':'' | 'host' must not be empty",
                "'host':7 | 'host' must be a string",
                "'guestsInHeadline':'yes' | 'guestsInHeadline' must be true or false",
                "'guestsInHeadline':1 | 'guestsInHeadline' must be true or false",
                "'previous':'sce-2020' | 'previous' must be an object",
                "'previous':{'ceremonyId':7} | 'previous.ceremonyId' must be a string",
                "'previous':{'projects':-1} | 'previous.projects' must be an integer of at least 0",
                "'previous':{'projects':'71'} | 'previous.projects' must be an integer of at least 0",
                "'previous':{'projects':1e30} | 'previous.projects' must be an integer of at least 0",
                "'previous':{'amount':-1} | 'previous.amount' must be a number of at least 0",
                "'previous':{'amount':0.001} | 'previous.amount' must be a number of at least 0",
                "'previous':{'amount':1e40} | 'previous.amount' must be a number of at least 0",
                "'previous':{'tiers':[]} | 'previous.tiers' must be an object",
                "'previous':{'tiers':{'a':-1}} | 'previous.tiers.a' must be an integer of at least 0",
                "'previous':{'tiers':{'a':1.5}} | 'previous.tiers.a' must be an integer of at least 0"
            })
    void shouldSayWhatIsWrongAndWhere(String quoted, String complaint) {
        assertRefused("{" + MINIMAL + "," + quoted.replace('\'', '"') + "}", complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\": {\"\\ud800\": \"x\"}",
                "\"sectors\": [{\"id\": \"a\", \"name\": {\"x\\udc00\": \"x\"}}]",
                "\"previous\": {\"tiers\": {\"\\ude00\\ud83d\": 1}}"
            })
    void shouldRefuseANameThatIsHalfASurrogatePair(String more) {
        assertRefused("{" + MINIMAL + ", " + more + "}", "The definition is not JSON: ");
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                " ",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{}}",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{a:1}",
                "/**/{}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}"
            })
    void shouldRefuseWhatIsNotOneJsonObject(String json) {
        assertRefused(json, "The definition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\": 1",
                "\"v\\u0065rsion\": 1",
                "\"name\": {\"en\": \"a\", \"en\": \"b\"}",
                "\"tiers\": [{\"id\": \"a\", \"above\": 1, \"above\": 1}]",
                "\"exchangeRates\": {\"USD\": 1, \"USD\": 2}",
                "\"extra\": {\"a\": [{\"b\": 1, \"b\": 1}]}"
            })
    void shouldRefuseANameGivenTwice(String more) {
        assertRefused("{" + MINIMAL + ", " + more + "}", "The definition is not JSON: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE", "GBK"})
    void shouldRefuseOtherEncodings(String charset) {
        byte[] json = ("{" + MINIMAL + ", \"host\": \"" + (charset.equals("GBK") ? "重庆" : "x") + "\"}")
                .getBytes(Charset.forName(charset));

        assertThrows(InvalidInputException.class, () -> DefinitionJson.decode(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "minimumAmount", "previous"})
    void shouldRefuseNumbersOfAMegabyte(String field) {
        String digits = "7".repeat(1_000_000);
        String raw = field.equals("previous") ? "{\"projects\": " + digits + "}" : digits;
        String json = "{\"ceremonyId\": \"a\", \"currency\": \"CNY\", \"" + field + "\": " + raw + "}";

        assertThrows(InvalidInputException.class, () -> DefinitionJson.decode(bytes(json)));
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        assertRefused("{\"a\":".repeat(100_000), "The definition is not JSON: ");
    }

    private static void assertRefused(String json, String complaint) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> DefinitionJson.decode(bytes(json)));

        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(complaint), message);
    }

    private static Definition with(String more) {
        return decode("{" + MINIMAL + ", " + more + "}");
    }

    private static boolean isValid(String more) {
        return isValidDefinition("{" + MINIMAL + ", " + more + "}");
    }

    private static boolean isValidDefinition(String json) {
        try {
            decode(json);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static Definition decode(String json) {
        return DefinitionJson.decode(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static Definition minimal() {
        Dimension none = new Dimension(List.of());
        return new Definition(
                "sce-2021",
                1,
                Status.LIVE,
                Map.of(),
                null,
                null,
                null,
                CNY,
                Map.of(),
                0,
                List.of(),
                none,
                none,
                none,
                null,
                false,
                null);
    }
}
