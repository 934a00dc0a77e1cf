package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** 128 bits against arbitrary precision. */
class TotalProperties {

    @Property
    void shouldSumExactly(@ForAll @Size(max = 60) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> values) {
        Total total = new Total();

        values.forEach(total::add);

        assertEquals(values.size(), total.projects());
        assertEquals(sum(values), total.amount());
    }

    @Property
    void shouldComeBackToNothing(
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> values,
            @ForAll Random random) {
        Total total = new Total();
        values.forEach(total::add);
        List<Long> leaving = new ArrayList<>(values);
        Collections.shuffle(leaving, random);
        List<BigInteger> left = new ArrayList<>();

        leaving.forEach(value -> {
            total.subtract(value);
            left.add(total.amount());
        });

        assertTrue(total.isZero());
        assertEquals(new Total(), total);
        assertTrue(left.stream().allMatch(amount -> amount.signum() >= 0), "negative in between");
    }

    @Property
    void shouldGoFarBeyondALong(
            @ForAll @LongRange(min = 1, max = Money.MAX_MINOR_UNITS) long value,
            @ForAll @IntRange(min = 0, max = 62) int doublings) {
        Total total = new Total();
        total.add(value);

        for (int i = 0; i < doublings; i++) {
            total.add(total.copy());
        }

        assertEquals(BigInteger.valueOf(value).shiftLeft(doublings), total.amount());
        assertEquals(1L << doublings, total.projects());
        assertEquals(total, new Total(total.projects(), total.high(), total.low()));
    }

    @Property
    void shouldTakeAwayAcrossTheWordBoundary(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long low,
            @ForAll @LongRange(min = 0, max = Money.MAX_MINOR_UNITS) long value) {
        Total total = new Total(1, 1, low);

        total.subtract(value);

        assertEquals(
                BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(low)).subtract(BigInteger.valueOf(value)),
                total.amount());
    }

    @Property
    void shouldAddTotalsAsTheirParts(
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> some,
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> others) {
        Total left = new Total();
        some.forEach(left::add);
        Total right = new Total();
        others.forEach(right::add);

        left.add(right);

        assertEquals(some.size() + others.size(), left.projects());
        assertEquals(sum(some).add(sum(others)), left.amount());
    }

    @Example
    void shouldHoldAllProjectsOfALongCountAtTheLargestAmount() {
        BigInteger largest = BigInteger.valueOf(Money.MAX_MINOR_UNITS).multiply(BigInteger.valueOf(Long.MAX_VALUE));
        Total total = new Total(Long.MAX_VALUE, largest.shiftRight(64).longValueExact(), largest.longValue());

        assertEquals(largest, total.amount());
    }

    private static BigInteger sum(List<Long> values) {
        return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
