package io.signboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells well-formed UTF-8 and Unicode from what JSON parsers let pass. Not for use by several threads at once. */
final class Unicode {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long TOP_BITS = 0x8080808080808080L;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer scratch = CharBuffer.allocate(8192);

    /** Whether {@code bytes} are well-formed UTF-8: no overlong forms, surrogates or stray bytes. */
    boolean isUtf8(byte[] bytes) {
        return isAscii(bytes) || decodes(bytes);
    }

    /** Most events are ASCII, and eight bytes at a time that is seen much sooner. */
    private static boolean isAscii(byte[] bytes) {
        int position = 0;
        for (; position <= bytes.length - Long.BYTES; position += Long.BYTES) {
            if (((long) LONGS.get(bytes, position) & TOP_BITS) != 0) {
                return false;
            }
        }
        for (; position < bytes.length; position++) {
            if (bytes[position] < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean decodes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        decoder.reset();
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(in, scratch, true);
        } while (result.isOverflow());
        return result.isUnderflow();
    }

    /**
     * Whether {@code json} would be taken for UTF-16 or UTF-32, which JSON parsers guess by NUL bytes among the first four.
     * In UTF-8 JSON there are none.
     */
    static boolean isUtf16Or32(byte[] json) {
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code text} has no surrogate without its partner, so that it can be written as UTF-8. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** How many characters (code points) a well-formed text has. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
