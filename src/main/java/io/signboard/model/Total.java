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

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

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
