package io.signboard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact positive amount of a currency.
 *
 * @param minorUnits the amount in the currency's smallest unit (fen, cents; for a currency without minor digits the
 *     unit itself), 1 to {@link #MAX_MINOR_UNITS}
 * @param currency a currency whose ISO 4217 minor digits are defined
 */
public record Money(long minorUnits, Currency currency) {

    /** The largest amount of one project, inclusive, in major units. */
    public static final BigDecimal MAX_AMOUNT = BigDecimal.TEN.pow(14);

    /** The most minor digits that a currency has. */
    public static final int MAX_DIGITS = 4;

    /** {@link #MAX_AMOUNT} of a currency with {@link #MAX_DIGITS} minor digits; it fits a long nine times. */
    public static final long MAX_MINOR_UNITS = 1_000_000_000_000_000_000L;

    /** {@link #MAX_AMOUNT} in minor units of {@code currency}. */
    public static long maxMinorUnits(Currency currency) {
        long max = MAX_MINOR_UNITS;
        for (int digits = currency.getDefaultFractionDigits(); digits < MAX_DIGITS; digits++) {
            max /= 10;
        }
        return max;
    }

    /** Checks the bounds. */
    public Money {
        Objects.requireNonNull(currency);
        if (minorUnits < 1 || minorUnits > MAX_MINOR_UNITS) {
            throw new IllegalArgumentException("minorUnits must lie within 1 and 10^18, not " + minorUnits);
        }
    }

    /** The amount in major units, without trailing zeros behind the point. */
    public BigDecimal amount() {
        return major(BigInteger.valueOf(minorUnits), currency);
    }

    /** An amount of minor units in major units, without trailing zeros behind the point and never with an exponent. */
    public static BigDecimal major(BigInteger minorUnits, Currency currency) {
        return plain(new BigDecimal(minorUnits, currency.getDefaultFractionDigits()));
    }

    /**
     * An amount of major units in minor units.
     *
     * @throws ArithmeticException if it has more digits than the currency
     */
    public static BigInteger minorUnits(BigDecimal major, Currency currency) {
        return major.movePointRight(currency.getDefaultFractionDigits()).toBigIntegerExact();
    }

    /** The same number without trailing zeros behind the point and with a scale of at least 0. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
