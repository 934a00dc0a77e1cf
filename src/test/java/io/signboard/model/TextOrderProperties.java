package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class TextOrderProperties {

    /** Few code points of every UTF-8 length, on both sides of the surrogates, so that long beginnings are shared. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Arbitraries.of(
                                0, 0x61, 0x62, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF)),
                Tuple.of(1, Arbitraries.integers().between(0, 0x10FFFF).filter(c -> c < 0xD800 || c > 0xDFFF)));
        return codePoints.list().ofMaxSize(5).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    @Property(tries = 3_000)
    void shouldOrderAsUtf8BytesDo(@ForAll("texts") String a, @ForAll("texts") String b) {
        int order = TextOrder.compare(a, b);

        int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertEquals(Integer.signum(bytes), Integer.signum(order));
    }

    @Property
    void shouldFindATextEqualToItself(@ForAll("texts") String text) {
        assertEquals(0, TextOrder.compare(text, new String(text.toCharArray())));
    }

    @Example
    void shouldOrderBeyondUtf16() {
        int order = TextOrder.compare("\uFF5E", "\uD83D\uDE00");

        assertTrue(order < 0, "U+FF5E comes before U+1F600, though its UTF-16 unit is larger");
    }
}
