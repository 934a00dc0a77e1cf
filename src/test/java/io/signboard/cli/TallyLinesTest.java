package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Status;
import io.signboard.model.Summary;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.SummaryJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyLinesTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant PUBLISHED = Instant.parse("2021-08-23T02:59:58Z");

    private final Summary summary =
            SummaryJson.decode(Ceremony.summary("c-1", 93, 41, "123450000000").getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123450000000 | CNY 123.45 bn | 1,234.5亿元",
                "1000000000 | CNY 1 bn | 10亿元",
                "999999999.99 | CNY 999.99 m | 9.99亿元",
                "252400000001 | CNY 252.40 bn | 2,524.00亿元",
                "1500000000000 | CNY 1.5 tn | 1.5万亿元",
                "100000000 | CNY 100 m | 1亿元",
                "1234567 | CNY 1.23 m | 123.45万元",
                "9999.5 | CNY 9,999.50 | 9,999.50元",
                "0 | CNY 0 | 0元"
            })
    void shouldSayAmountsAsPeopleDo(BigDecimal amount, String english, String chinese) {
        assertEquals(english, new AmountText(Language.EN).of(amount, CNY));
        assertEquals(chinese, new AmountText(Language.ZH).of(amount, CNY));
    }

    @Test
    void shouldNameTheUnitsOfACurrencyItDoesNotKnow() {
        assertEquals(
                "12亿 KWD", new AmountText(Language.ZH).of(new BigDecimal("1200000000"), Currency.getInstance("KWD")));
    }

    @Test
    void shouldKeepEveryDigitOfASmallAmount() {
        Currency kwd = Currency.getInstance("KWD");

        assertEquals("KWD 10.501", new AmountText(Language.EN).of(new BigDecimal("10.501"), kwd));
        assertEquals("KWD 10.500", new AmountText(Language.EN).of(new BigDecimal("10.5"), kwd));
    }

    @ParameterizedTest
    @CsvSource({"19060366838.01, ≈ CNY 19.06 bn", "19065000000, ≈ CNY 19.07 bn", "19060000000, CNY 19.06 bn"})
    void shouldRoundAnEstimateAndSaySo(BigDecimal amount, String words) {
        assertEquals(words, new AmountText(Language.EN).estimate(amount, CNY));
    }

    @Test
    void shouldShowEverythingInAHighTerminal() {
        List<String> view = lines().view(summary, PUBLISHED.plusSeconds(2), 40);

        String text = String.join("\n", view);
        assertTrue(view.get(0).startsWith("Ceremony c-1 "), text);
        assertTrue(view.get(0).endsWith(" LIVE"), text);
        assertEquals("41 projects, CNY 123.45 bn ≈ USD 19.06 bn", view.get(1));
        assertTrue(view.get(2).startsWith("Change +21 −CNY 18.8 bn, average "), text);
        assertTrue(text.contains("Energy"), text);
        assertTrue(text.contains("above CNY 1 bn"), text);
        assertTrue(text.contains("Guests: 3 projects, CNY 3.2 bn"), text);
        assertTrue(text.contains("02:31:07  晶圆 line"), text);
        assertEquals("#93 v1, published 02:59:58, 2 s ago. Ctrl-C ends.", view.get(view.size() - 1));
    }

    @Test
    void shouldKeepTheHeadlineAndTheAgeInALowTerminal() {
        List<String> view = lines().view(summary, PUBLISHED, 4);

        assertEquals(4, view.size());
        assertTrue(view.get(3).startsWith("#93"), view.get(3));
    }

    @Test
    void shouldNotCallItStalledAtTheLimit() {
        List<String> view = lines().view(summary, PUBLISHED.plus(Status.STALLED_AFTER), 40);

        assertTrue(view.get(view.size() - 1).contains("published"), view.toString());
    }

    @Test
    void shouldCallItStalledBeyondTheLimit() {
        List<String> view =
                lines().view(summary, PUBLISHED.plus(Status.STALLED_AFTER).plusMillis(1), 40);

        assertTrue(view.get(view.size() - 1).contains("STALLED: no news for 8 s"), view.toString());
    }

    @Test
    void shouldFitTheWidthWithWideCharactersToo() {
        List<String> view = new TallyLines(Language.ZH, null).view(summary, PUBLISHED, 40);

        assertTrue(view.stream().allMatch(line -> Column.width(line) <= TallyLines.WIDTH), view.toString());
        assertTrue(view.get(0).startsWith("签约 "), view.get(0));
    }

    @Test
    void shouldCutBetweenWideCharacters() {
        assertEquals("签…", Column.cut("签约仪式", 4));
        assertEquals(" 签…", Column.right("签约仪式", 4));
        assertEquals("签约", Column.cut("签约", 4));
    }

    @Test
    void shouldFallBackToIdsWithoutADefinition() {
        String text = String.join("\n", new TallyLines(Language.EN, null).view(summary, PUBLISHED, 40));

        assertTrue(text.contains("  energy"), text);
    }

    private static TallyLines lines() {
        byte[] definition = Ceremony.definition("c-1", 1, "live").getBytes(StandardCharsets.UTF_8);
        return new TallyLines(Language.EN, DefinitionJson.decode(definition));
    }
}
