package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.support.LedgeredTally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest amounts in the currency with the most digits, many times over. */
class OverflowTest {

    private static final int PROJECTS = 20_000;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(14);
    private static final BigDecimal SUM = LARGEST.multiply(new BigDecimal(PROJECTS));

    @ParameterizedTest
    @ValueSource(strings = {"CLF", "KWD", "CNY", "JPY"})
    void shouldSumTheLargestAmountManyTimes(String currency) {
        LedgeredTally tally = new LedgeredTally(Signing.definition(1, currency, 0));

        IntStream.range(0, PROJECTS).mapToObj(i -> largest(i, currency)).forEach(tally::add);

        Summary summary = LedgerFold.compose(tally.definition(), tally.partial());
        assertEquals(SUM, summary.headline().amount());
        assertEquals(LARGEST, summary.headline().average());
        assertEquals(100, summary.venue().percent());
    }

    @Test
    void shouldComeBackFromBeyondALong() {
        LedgeredTally tally = new LedgeredTally(Signing.definition(1, "CLF", 0));
        IntStream.range(0, PROJECTS).mapToObj(i -> largest(i, "CLF")).forEach(tally::add);

        IntStream.range(200, PROJECTS).mapToObj(i -> largest(i, "CLF")).forEach(tally::subtract);

        ChannelTotals left = tally.minutes().getOrDefault(0L, new ChannelTotals());
        assertEquals(
                new BigInteger("200").multiply(BigInteger.TEN.pow(18)),
                left.sum().amount());
    }

    @Test
    void shouldSumAWindowOfTheLargestAmounts() {
        LedgeredTally tally = new LedgeredTally(Signing.definition(1, "CLF", 0));
        IntStream.range(0, PROJECTS).mapToObj(i -> largest(i, "CLF")).forEach(tally::add);
        Window minute = new Window(Duration.ofMinutes(1), Tally.epochMinute(Instant.EPOCH));

        WindowSummary window = WindowSummary.of(
                Signing.CEREMONY,
                minute,
                minute.sum(new TreeMap<>(tally.minutes())),
                Currency.getInstance("CLF"),
                true,
                1,
                1);

        assertEquals(SUM, window.amount());
        assertEquals(
                Map.of("offline", BigDecimal.ZERO, "online", SUM, "off-site", BigDecimal.ZERO),
                Map.of(
                        "offline", window.channels().get(0).amount(),
                        "online", window.channels().get(1).amount(),
                        "off-site", window.channels().get(2).amount()));
    }

    private static Entry largest(int project, String currency) {
        Currency in = Currency.getInstance(currency);
        return new Entry(
                Channel.ONLINE,
                project,
                0,
                new ProjectEvent(
                        EventType.SIGNED,
                        "e",
                        Signing.CEREMONY,
                        "p-" + project,
                        1,
                        null,
                        new Money(Money.maxMinorUnits(in), in),
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        null));
    }
}
