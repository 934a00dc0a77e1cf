package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Exact reading of numbers against {@link BigDecimal}. */
class NumbersProperties {

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** Numbers of many digits, with many zeros at either end, with and without exponent. */
    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.strings().numeric().ofMaxLength(22)),
                Tuple.of(1, Arbitraries.strings().withChars('0').ofMaxLength(22)));
        Arbitrary<String> whole = digits.map(text -> text.isEmpty() ? "0" : new BigInteger(text).toString());
        Arbitrary<String> fraction = Combinators.combine(
                        digits, Arbitraries.integers().between(0, 22))
                .as((text, zeros) -> text + "0".repeat(zeros))
                .map(text -> text.isEmpty() ? "" : "." + text);
        Arbitrary<String> exponent = Combinators.combine(
                        Arbitraries.of("e", "E"),
                        Arbitraries.of("", "+", "-"),
                        Arbitraries.of("", "0", "000"),
                        Arbitraries.integers().between(0, 45))
                .as((mark, sign, zeros, power) -> mark + sign + zeros + power);
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(9, ""), Tuple.of(1, "-")),
                        whole,
                        fraction,
                        Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(2, exponent)))
                .as((sign, w, f, e) -> sign + w + f + e)
                .withoutEdgeCases();
    }

    @Property(tries = 5_000)
    void shouldReadAsBigDecimalDoes(@ForAll("numbers") String number, @ForAll @IntRange(min = 0, max = 4) int digits) {
        OptionalLong scaled = Numbers.scaled(number, digits);

        assertEquals(expected(new BigDecimal(number), digits), scaled);
    }

    private static OptionalLong expected(BigDecimal number, int digits) {
        BigDecimal units = number.movePointRight(digits);
        boolean whole = units.stripTrailingZeros().scale() <= 0;
        boolean inBounds = units.signum() >= 0 && units.compareTo(new BigDecimal(MAX)) <= 0;
        return whole && inBounds ? OptionalLong.of(units.longValueExact()) : OptionalLong.empty();
    }

    @Property(tries = 2_000)
    void shouldReadEveryWayToWriteALong(
            @ForAll @LongRange(min = 0) long value, @ForAll @IntRange(min = 0, max = 30) int shift) {
        BigDecimal number = BigDecimal.valueOf(value);

        OptionalLong plain = Numbers.scaled(number.setScale(shift).toPlainString(), 0);
        OptionalLong up = Numbers.scaled(number.toBigInteger().multiply(BigInteger.TEN.pow(shift)) + "e-" + shift, 0);
        OptionalLong down = Numbers.scaled(number.movePointLeft(shift).toPlainString() + "E+" + shift, 0);

        assertEquals(OptionalLong.of(value), plain);
        assertEquals(OptionalLong.of(value), up);
        assertEquals(OptionalLong.of(value), down);
    }

    @Property(tries = 5_000)
    void shouldTellJsonNumbersFromOtherTexts(@ForAll("nearNumbers") String text) {
        boolean number = Numbers.isJsonNumber(text);

        assertEquals(text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"), number);
    }

    @Property(tries = 5_000)
    void shouldReadNothingButJsonNumbers(@ForAll("nearNumbers") String text) {
        OptionalLong scaled = Numbers.scaled(text, 2);

        boolean number = text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
        assertEquals(number ? expected(new BigDecimal(text), 2) : OptionalLong.empty(), scaled);
    }

    @Provide
    Arbitrary<String> nearNumbers() {
        return Arbitraries.strings().withChars("00123.eE+-٣１ ").ofMaxLength(7);
    }
}
