package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The JDK's decoder says which bytes are UTF-8. */
class UnicodeTest {

    /** The ends of every range of second, third and fourth bytes that matters, and what lies beside them. */
    private static final byte[] EDGES = HexFormat.of().parseHex("007f80818f909fa0a1bfc0c2e0ff");

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer scratch = CharBuffer.allocate(64);

    @Test
    void shouldJudgeEveryTwoBytesAsTheJdkDoes() {
        for (int i = 0; i < 1 << 16; i++) {
            assertJudged(new byte[] {(byte) (i >> 8), (byte) i});
        }
    }

    @Test
    void shouldJudgeEveryFirstByteAndTheEdgesOfTheOthersAsTheJdkDoes() {
        for (int first = 0; first < 256; first++) {
            for (byte second : EDGES) {
                for (byte third : EDGES) {
                    for (byte fourth : EDGES) {
                        assertJudged(new byte[] {(byte) first, second, third, fourth});
                    }
                }
            }
        }
    }

    @Test
    void shouldJudgeACharacterAtEveryPlaceOfALongerTextAsTheJdkDoes() {
        for (String character : new String[] {"c3a9", "e4b8ad", "f09f9a80", "e4b8", "80", "eda080"}) {
            for (int before = 0; before < 20; before++) {
                for (int behind = 0; behind < 20; behind++) {
                    String hex = "61".repeat(before) + character + "61".repeat(behind);
                    assertJudged(HexFormat.of().parseHex(hex));
                }
            }
        }
    }

    private void assertJudged(byte[] bytes) {
        scratch.clear();
        decoder.reset();
        boolean expected = decoder.decode(ByteBuffer.wrap(bytes), scratch, true).isUnderflow();
        assertEquals(expected, Unicode.isUtf8(bytes), () -> HexFormat.of().formatHex(bytes));
    }
}
