package io.signboard.model;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mutable count of projects and exact sum of their values in minor units.
 *
 * <p>The sum is kept in 128 bits: 2^63 projects of the largest value, 10^18, stay below 2^123, so that no sequence of
 * valid events overflows it.
 */
public final class Total {

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private long projects;
    private long high;
    private long low;

    /** Nothing. */
    public Total() {}

    /** A total of known parts: {@code high * 2^64 + low}, {@code low} unsigned. */
    public Total(long projects, long high, long low) {
        this.projects = projects;
        this.high = high;
        this.low = low;
    }

    /** A copy that changes on its own. */
    public Total copy() {
        return new Total(projects, high, low);
    }

    /** Adds one project of this value, 0 or more. */
    public void add(long minorUnits) {
        projects++;
        addToSum(minorUnits >> 63, minorUnits);
    }

    /** Takes one project of this value away again. */
    public void subtract(long minorUnits) {
        projects--;
        addToSum(-minorUnits >> 63, -minorUnits);
    }

    /** Adds another total. */
    public void add(Total other) {
        projects += other.projects;
        addToSum(other.high, other.low);
    }

    private void addToSum(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        low = sum;
        high += otherHigh + carry;
    }

    /** How many projects. */
    public long projects() {
        return projects;
    }

    /** The sum in minor units. */
    public BigInteger amount() {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(TWO_TO_64);
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    /** The sum's upper 64 bits. */
    public long high() {
        return high;
    }

    /** The sum's lower 64 bits, unsigned. */
    public long low() {
        return low;
    }

    /** Whether there is no project and no amount. */
    public boolean isZero() {
        return projects == 0 && high == 0 && low == 0;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Total t && t.projects == projects && t.high == high && t.low == low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(projects * 31 + low);
    }

    @Override
    public String toString() {
        return projects + " projects, " + amount() + " minor units";
    }
}
