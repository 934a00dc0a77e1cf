package io.signboard.model;

import java.math.BigInteger;

/**
 * A count of projects and the exact sum of their values in minor units.
 *
 * <p>The sum is kept in 128 bits: 2^63 projects of the largest value, 10^18, stay below 2^123, so that no sequence of
 * valid events overflows it.
 *
 * @param projects how many projects
 * @param high the sum's upper 64 bits
 * @param low the sum's lower 64 bits, unsigned
 */
public record Total(long projects, long high, long low) {

    /** Nothing. */
    static final Total NONE = new Total(0, 0, 0);

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    /** Both together. */
    Total plus(Total other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Total(projects + other.projects, high + other.high + carry, sum);
    }

    /** The sum in minor units. */
    public BigInteger amount() {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(TWO_TO_64);
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    @Override
    public String toString() {
        return projects + " projects, " + amount() + " minor units";
    }
}
