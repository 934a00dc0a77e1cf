package io.signboard.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes small binary values into a buffer that grows and is used again. Not for use by several threads at once. */
final class BinaryWriter {

    private static final int START = 128;

    private byte[] buffer = new byte[START];
    private int length;

    /** Starts a new value. */
    BinaryWriter reset() {
        length = 0;
        return this;
    }

    /** A copy of what was written since {@link #reset()}. */
    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    BinaryWriter oneByte(int value) {
        ensure(1);
        buffer[length++] = (byte) value;
        return this;
    }

    /** An unsigned number, 7 bits a byte, the lowest first. */
    BinaryWriter unsigned(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
        return this;
    }

    /** A signed number, small ones of either sign in few bytes. */
    BinaryWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    BinaryWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text that may be absent. */
    BinaryWriter optional(@Nullable String text) {
        if (text == null) {
            return unsigned(0);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length + 1L).raw(utf8);
    }

    BinaryWriter instant(Instant instant) {
        return signed(instant.getEpochSecond()).unsigned(instant.getNano());
    }

    BinaryWriter bytes(byte[] bytes) {
        return unsigned(bytes.length).raw(bytes);
    }

    /** Bytes without their length. */
    BinaryWriter raw(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
