package io.signboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells well-formed UTF-8 and Unicode from what JSON parsers let pass. */
final class Unicode {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long TOP_BITS = 0x8080808080808080L;

    private Unicode() {}

    /** Whether {@code bytes} are well-formed UTF-8: no overlong forms, surrogates or stray bytes. */
    static boolean isUtf8(byte[] bytes) {
        int position = endOfAscii(bytes, 0);
        while (position < bytes.length) {
            int length = sequence(bytes, position);
            if (length == 0) {
                return false;
            }
            position = endOfAscii(bytes, position + length);
        }
        return true;
    }

    /** The first position of a byte that is not ASCII. Most are, and eight at a time that is seen much sooner. */
    private static int endOfAscii(byte[] bytes, int start) {
        int position = start;
        while (position <= bytes.length - Long.BYTES && ((long) LONGS.get(bytes, position) & TOP_BITS) == 0) {
            position += Long.BYTES;
        }
        while (position < bytes.length && bytes[position] >= 0) {
            position++;
        }
        return position;
    }

    /** How many bytes, two to four, make the well-formed character that begins here; 0 if none does. */
    private static int sequence(byte[] bytes, int start) {
        int first = bytes[start] & 0xFF;
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 0 || length > bytes.length - start || !isSecond(first, bytes[start + 1] & 0xFF)) {
            return 0;
        }
        for (int i = start + 2; i < start + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Behind four of the first bytes, some second ones would make overlong forms, surrogates or more than U+10FFFF. */
    private static boolean isSecond(int first, int second) {
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
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

    /** Whether {@code utf8} are the bytes of {@code text}, which is well-formed. */
    static boolean isUtf8Of(byte[] utf8, String text) {
        int same = 0;
        while (same < utf8.length && same < text.length() && text.charAt(same) == utf8[same]) {
            same++; // equal to a byte of 0 or more, so a character of ASCII
        }
        return (same == utf8.length && same == text.length())
                || Arrays.equals(utf8, text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many characters (code points) a well-formed text has. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
