package io.signboard.wire;

import io.signboard.model.Entry;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One record of the ledger's changelog: many projects' entries, one after the other. In memory and in the changelog it is
 * the same bytes: the version of the format, then of each entry its key and its value (see {@link EntryCodec}), each behind
 * its length as an unsigned number of 7 bits a byte, the lowest first. An entry is named by its position.
 *
 * <p>The record's key is a zero byte, with which no project's key begins, and the block's number. Not for use by several
 * threads at once.
 */
public final class LedgerBlock {

    /** The position of the first entry. */
    public static final int FIRST = 1;

    private static final int VERSION = 1;
    private static final byte MARK = 0;
    private static final int KEY_BYTES = 1 + Integer.BYTES;
    private static final int LENGTHS = 10;
    private static final int START = 1024;

    private byte[] bytes;
    private int length;

    private LedgerBlock(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** An empty block, which grows. */
    public static LedgerBlock empty() {
        byte[] bytes = new byte[START];
        bytes[0] = VERSION;
        return new LedgerBlock(bytes, FIRST);
    }

    /**
     * The block that a changelog's record holds; keeps the array.
     *
     * @throws UnusableStateException if it is of another format version
     */
    public static LedgerBlock of(byte[] value) {
        new BinaryReader(value, VERSION, "ledger block");
        return new LedgerBlock(value, value.length);
    }

    /** The key of a block's record in the changelog. */
    public static byte[] logKey(int number) {
        return ByteBuffer.allocate(KEY_BYTES).put(MARK).putInt(number).array();
    }

    /** Whether this is a block's key; if not, it is a project's, as the first version of the changelog had them. */
    public static boolean isLogKey(byte[] key) {
        return key.length == KEY_BYTES && key[0] == MARK;
    }

    /** The number of the block that has this key. */
    public static int numberOf(byte[] key) {
        return ByteBuffer.wrap(key, 1, Integer.BYTES).getInt();
    }

    /** How many bytes it has. */
    public int length() {
        return length;
    }

    /** Whether it has no entry. */
    public boolean isEmpty() {
        return length == FIRST;
    }

    /** Whether it has room for an entry within so many bytes; an empty block takes every entry. */
    public boolean fits(byte[] key, byte[] value, int limit) {
        return isEmpty() || length + key.length + value.length + LENGTHS <= limit;
    }

    /** Adds an entry and returns its position. */
    public int append(byte[] key, byte[] value) {
        int most = length + key.length + value.length + LENGTHS;
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, most));
        }
        int position = length;
        put(key);
        put(value);
        return position;
    }

    private void put(byte[] part) {
        int rest = part.length;
        while (rest > 0x7F) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    /** The block in an array that is just as long, to be kept and logged; takes no further entry. */
    public byte[] seal() {
        if (length < bytes.length) {
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    /** Whether the entry at this position has this key. */
    public boolean hasKey(int position, byte[] key) {
        int size = number(position);
        int from = behind(position);
        return size == key.length && Arrays.equals(bytes, from, from + size, key, 0, size);
    }

    /** A copy of the key at this position. */
    public byte[] key(int position) {
        return part(position);
    }

    /** The entry at this position. */
    public Entry entry(int position, EntryCodec codec) {
        int end = end(position);
        return codec.decode(bytes, behind(position), end, bytes, behind(end));
    }

    /** A copy of the value of the entry at this position. */
    public byte[] value(int position) {
        return part(end(position));
    }

    /** The position behind this entry: that of the next one, or {@link #length()}. */
    public int next(int position) {
        return end(end(position));
    }

    private byte[] part(int position) {
        int from = behind(position);
        return Arrays.copyOfRange(bytes, from, from + number(position));
    }

    private int end(int position) {
        return behind(position) + number(position);
    }

    private int number(int position) {
        int value = 0;
        int shift = 0;
        int at = position;
        int next;
        do {
            next = bytes[at++];
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private int behind(int position) {
        int at = position;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }
}
