package io.signboard.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BinaryWriter} wrote. */
final class BinaryReader {

    private final byte[] bytes;
    private int position;

    /** Begins to read a part of a value, which has no version of its own. */
    BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Begins to read a value of a known format.
     *
     * @throws UnusableStateException if the value's first byte, its format's version, is another
     */
    BinaryReader(byte[] bytes, int version, String what) {
        this(bytes, 0, version, what);
    }

    /** Begins to read a value that starts at this position of {@code bytes}. */
    BinaryReader(byte[] bytes, int start, int version, String what) {
        this.bytes = bytes;
        this.position = start;
        int found = oneByte();
        if (found != version) {
            throw new UnusableStateException(
                    "The state holds a " + what + " of format version " + found + ", but this program reads version "
                            + version + ": a newer program wrote it, so run that one; nothing was changed.");
        }
    }

    int oneByte() {
        return bytes[position++] & 0xFF;
    }

    long unsigned() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    int size() {
        return Math.toIntExact(unsigned());
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        return text(size());
    }

    @Nullable
    String optional() {
        int length = size();
        return length == 0 ? null : text(length - 1);
    }

    private String text(int length) {
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** A text that many values have in common. */
    String text(TextCache cache) {
        return text(size(), cache);
    }

    /** A text that many values have in common and that may be absent. */
    @Nullable
    String optional(TextCache cache) {
        int length = size();
        return length == 0 ? null : text(length - 1, cache);
    }

    private String text(int length, TextCache cache) {
        String text = cache.text(bytes, position, position + length);
        position += length;
        return text;
    }

    Instant instant() {
        return Instant.ofEpochSecond(signed(), unsigned());
    }

    /** Everything behind what was read. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, position, bytes.length);
    }

    byte[] bytes() {
        int length = size();
        byte[] copy = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return copy;
    }
}
