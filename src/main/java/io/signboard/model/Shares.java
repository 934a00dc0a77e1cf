package io.signboard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of a whole, as fractions and as whole percents. */
final class Shares {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final int SHARE_DIGITS = 4;

    private Shares() {}

    /** The part's fraction of the whole: 4 digits, half up, 0 of a whole of 0. */
    static BigDecimal share(BigInteger part, BigInteger whole) {
        if (whole.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return Money.plain(new BigDecimal(part).divide(new BigDecimal(whole), SHARE_DIGITS, RoundingMode.HALF_UP));
    }

    /**
     * The parts in whole percents by the largest-remainder method (Hamilton's): each gets its percents rounded down, and
     * what is missing to 100 goes, one each, to the largest remainders, of equal ones to the earlier part. All 0 if the
     * parts sum to 0.
     */
    static List<Integer> percents(List<BigInteger> parts) {
        BigInteger whole = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<Integer> percents = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (BigInteger part : parts) {
            BigInteger[] quotient = whole.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : part.multiply(HUNDRED).divideAndRemainder(whole);
            percents.add(quotient[0].intValue());
            remainders.add(quotient[1]);
        }
        int missing = whole.signum() == 0
                ? 0
                : 100 - percents.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed()) // a stable sort: of equal remainders the earlier part comes first
                .limit(missing)
                .forEach(i -> percents.set(i, percents.get(i) + 1));
        return List.copyOf(percents);
    }
}
