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

/** 128 bits against arbitrary precision, and totals side by side that don't touch each other. */
class TotalProperties {

    private static final int AT = 1; // of three
    private static final Total ZERO = new Total(0, 0, 0);

    private static void assertNothingBeside(Totals totals) {
        assertEquals(List.of(ZERO, ZERO), List.of(totals.get(AT - 1), totals.get(AT + 1)));
    }

    @Property
    void shouldSumExactly(@ForAll @Size(max = 60) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> values) {
        ChannelTotals totals = new ChannelTotals();
        values.forEach(value -> totals.add(AT, value));

        assertEquals(values.size(), totals.get(AT).projects());
        assertEquals(sum(values), totals.get(AT).amount());
        assertNothingBeside(totals);
    }

    @Property
    void shouldComeBackToNothing(
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> values,
            @ForAll Random random) {
        ChannelTotals totals = new ChannelTotals();
        values.forEach(value -> totals.add(AT, value));
        List<Long> leaving = new ArrayList<>(values);
        Collections.shuffle(leaving, random);
        List<BigInteger> left = new ArrayList<>();

        leaving.forEach(value -> {
            totals.subtract(AT, value);
            left.add(totals.get(AT).amount());
        });

        assertTrue(totals.isZero());
        assertEquals(new ChannelTotals(), totals);
        assertTrue(left.stream().allMatch(amount -> amount.signum() >= 0), "negative in between");
    }

    @Property
    void shouldGoFarBeyondALong(
            @ForAll @LongRange(min = 1, max = Money.MAX_MINOR_UNITS) long value,
            @ForAll @IntRange(min = 0, max = 62) int doublings) {
        ChannelTotals totals = new ChannelTotals();
        totals.add(AT, value);

        for (int i = 0; i < doublings; i++) {
            totals.add(AT, totals.get(AT));
        }

        assertEquals(
                BigInteger.valueOf(value).shiftLeft(doublings), totals.get(AT).amount());
        assertEquals(1L << doublings, totals.get(AT).projects());
        assertNothingBeside(totals);
    }

    @Property
    void shouldTakeAwayAcrossTheWordBoundary(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long low,
            @ForAll @LongRange(min = 0, max = Money.MAX_MINOR_UNITS) long value) {
        ChannelTotals totals = new ChannelTotals();
        totals.add(AT, new Total(1, 1, low));

        totals.subtract(AT, value);

        assertEquals(
                BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(low)).subtract(BigInteger.valueOf(value)),
                totals.get(AT).amount());
        assertNothingBeside(totals);
    }

    @Property
    void shouldAddTotalsAsTheirParts(
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> some,
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = Money.MAX_MINOR_UNITS) Long> others) {
        ChannelTotals totals = new ChannelTotals();
        some.forEach(value -> totals.add(AT, value));
        ChannelTotals right = new ChannelTotals();
        others.forEach(value -> right.add(AT, value));
        others.forEach(value -> right.add(AT + 1, value));

        totals.add(right);

        assertEquals(some.size() + others.size(), totals.get(AT).projects());
        assertEquals(sum(some).add(sum(others)), totals.get(AT).amount());
        assertEquals(List.of(ZERO, totals.get(AT), right.get(AT + 1)), totals.range(0, 3));
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
