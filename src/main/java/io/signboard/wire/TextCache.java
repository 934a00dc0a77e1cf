package io.signboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of UTF-8, and mostly the same text again of the same bytes: of fields such as a sector, whose few values
 * come again and again. Bounded: at most {@value #SLOTS} texts of up to {@value #MAX_BYTES} bytes are remembered, a newer
 * one in an older one's place, so that whoever sends many different ones gains nothing and breaks nothing. Slots go in pairs,
 * so that two texts that come by turns, as of a thousand ceremonies some do, don't drive each other out. Not for use by
 * several threads at once.
 */
final class TextCache {

    /** How many texts are remembered at most; a power of two. */
    static final int SLOTS = 8192;

    /** The longest text that is remembered. */
    static final int MAX_BYTES = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int SLOT_BITS = Integer.numberOfTrailingZeros(SLOTS);

    private final byte[] @Nullable [] known = new byte[SLOTS][];
    private final @Nullable String[] texts = new String[SLOTS];

    /** The text of {@code bytes} from {@code start}, inclusive, to {@code end}, exclusive, which are well-formed UTF-8. */
    String text(byte[] bytes, int start, int end) {
        if (end - start > MAX_BYTES) {
            return decoded(bytes, start, end);
        }
        int slot = slot(bytes, start, end);
        if (isKnown(slot, bytes, start, end)) {
            return texts[slot];
        }
        int other = slot ^ 1;
        if (isKnown(other, bytes, start, end)) {
            return texts[other];
        }
        known[other] = known[slot];
        texts[other] = texts[slot];
        known[slot] = Arrays.copyOfRange(bytes, start, end);
        texts[slot] = decoded(bytes, start, end);
        return texts[slot];
    }

    private boolean isKnown(int slot, byte[] bytes, int start, int end) {
        byte[] utf8 = known[slot];
        return utf8 != null && Arrays.equals(utf8, 0, utf8.length, bytes, start, end);
    }

    /** The text without remembering it. */
    static String decoded(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** By the first and the last eight bytes and the length: what differs elsewhere only shares a slot. */
    private static int slot(byte[] bytes, int start, int end) {
        int length = end - start;
        long mixed = length;
        if (length >= Long.BYTES) {
            mixed = (mixed + (long) LONGS.get(bytes, start)) * SPREAD + (long) LONGS.get(bytes, end - Long.BYTES);
        } else {
            for (int i = start; i < end; i++) {
                mixed = (mixed << Byte.SIZE) | (bytes[i] & 0xFF);
            }
        }
        mixed *= SPREAD;
        return (int) (mixed >>> (Long.SIZE - SLOT_BITS));
    }
}
