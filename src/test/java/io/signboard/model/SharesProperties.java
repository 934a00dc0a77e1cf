package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SharesProperties {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    @Provide
    Arbitrary<BigInteger> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 12).map(BigInteger::valueOf)),
                Tuple.of(
                        2, Arbitraries.longs().between(0, Money.MAX_MINOR_UNITS).map(BigInteger::valueOf)),
                Tuple.of(1, Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TWO.pow(120))));
    }

    @Provide
    Arbitrary<List<BigInteger>> breakdowns() {
        return amounts().list().ofMaxSize(12);
    }

    @Property
    void shouldSumToAHundredOrNothing(@ForAll("breakdowns") List<BigInteger> parts) {
        List<Integer> percents = Shares.percents(parts);

        assertEquals(parts.size(), percents.size());
        assertEquals(
                sum(parts).signum() == 0 ? 0 : 100,
                percents.stream().mapToInt(Integer::intValue).sum());
    }

    @Property
    void shouldStayWithinOnePercentOfTheTruth(@ForAll("breakdowns") List<BigInteger> parts) {
        BigInteger whole = sum(parts);

        List<Integer> percents = Shares.percents(parts);

        assertTrue(IntStream.range(0, parts.size()).allMatch(i -> {
            BigInteger off =
                    parts.get(i).multiply(HUNDRED).subtract(whole.multiply(BigInteger.valueOf(percents.get(i))));
            return off.abs().compareTo(whole) < 0 || whole.signum() == 0;
        }));
    }

    @Property
    void shouldGiveWhatIsMissingToTheLargestRemaindersAndTheEarlierPart(@ForAll("breakdowns") List<BigInteger> parts) {
        BigInteger whole = sum(parts).max(BigInteger.ONE);

        List<Integer> percents = Shares.percents(parts);

        List<BigInteger> remainders =
                parts.stream().map(p -> p.multiply(HUNDRED).mod(whole)).toList();
        List<Boolean> up = IntStream.range(0, parts.size())
                .mapToObj(i -> percents.get(i)
                        > parts.get(i).multiply(HUNDRED).divide(whole).intValue())
                .toList();
        boolean fair = IntStream.range(0, parts.size())
                .allMatch(down -> up.get(down)
                        || IntStream.range(0, parts.size())
                                .filter(up::get)
                                .allMatch(
                                        i -> remainders.get(i).compareTo(remainders.get(down)) > (i < down ? -1 : 0)));
        assertTrue(fair, () -> parts + " became " + percents);
    }

    @Example
    void shouldGiveTiesToTheEarlierPart() {
        List<Integer> percents =
                Shares.percents(List.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO));

        assertEquals(List.of(34, 33, 33, 0), percents);
    }

    @Property
    void shouldRoundSharesHalfUpToFourDigits(@ForAll("amounts") BigInteger part, @ForAll("amounts") BigInteger rest) {
        BigInteger whole = part.add(rest);

        BigDecimal share = Shares.share(part, whole);

        BigDecimal expected = whole.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(part).divide(new BigDecimal(whole), 4, RoundingMode.HALF_UP);
        assertEquals(0, expected.compareTo(share));
        assertTrue(share.scale() >= 0 && share.scale() <= 4);
    }

    @Example
    void shouldRoundAHalfUp() {
        BigDecimal share = Shares.share(BigInteger.ONE, BigInteger.valueOf(20_000));

        assertEquals(new BigDecimal("0.0001"), share);
    }

    private static BigInteger sum(List<BigInteger> parts) {
        return parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
