package io.signboard.topology.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Numbers projects, from 0 on in the order in which they are added, and finds a project's number by the hash of its key:
 * open addressing with linear probing. Each number has an address, which says where the project's entry lies.
 *
 * <p>The table is one of several parts, each of which grows on its own, so that no event waits for the growth of all. The
 * hash is seeded, so that nobody who chooses keys can make them collide.
 */
final class ProjectIndex {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PART_BITS = 6;
    private static final int PARTS = 1 << PART_BITS;
    private static final int SMALLEST = 16;
    private static final long NUMBER = 0xFFFF_FFFFL;
    private static final long ODD_A = 0x9E37_79B9_7F4A_7C15L; // of the golden ratio
    private static final long ODD_B = 0xD6E8_FEB8_6659_FD93L;

    private final long seed;
    private final long[][] parts = new long[PARTS][SMALLEST]; // hash and number + 1; 0 where nothing is
    private final int[] used = new int[PARTS];
    private long[] addresses = new long[SMALLEST];
    private int size;

    ProjectIndex(long seed) {
        this.seed = seed;
    }

    /** How many projects there are. */
    int size() {
        return size;
    }

    /** The hash of a key. */
    int hash(byte[] key) {
        long hash = seed ^ key.length * ODD_A;
        int at = 0;
        for (; at + Long.BYTES <= key.length; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(key, at));
        }
        long rest = 0;
        for (; at < key.length; at++) {
            rest = rest << Byte.SIZE | (key[at] & 0xFF);
        }
        return (int) (mixed(hash ^ rest) >>> Integer.SIZE);
    }

    private static long mixed(long bits) {
        return (bits ^ ODD_B) * ODD_A ^ Math.multiplyHigh(bits ^ ODD_B, ODD_A);
    }

    /**
     * Finds a project.
     *
     * @param hash its key's hash
     * @param hasKey whether the entry at this address has its key
     * @return its number, or {@link BlockEntries#NONE}
     */
    int find(int hash, LongPredicate hasKey) {
        long[] part = parts[hash >>> (Integer.SIZE - PART_BITS)];
        int mask = part.length - 1;
        for (int i = hash & mask; part[i] != 0; i = (i + 1) & mask) {
            int number = (int) (part[i] & NUMBER) - 1;
            if ((int) (part[i] >>> Integer.SIZE) == hash && hasKey.test(addresses[number])) {
                return number;
            }
        }
        return BlockEntries.NONE;
    }

    /** Adds a project that isn't there; returns its number. */
    int add(int hash, long address) {
        int number = size++;
        if (number == addresses.length) {
            addresses = Arrays.copyOf(addresses, number * 2);
        }
        addresses[number] = address;
        int which = hash >>> (Integer.SIZE - PART_BITS);
        if (++used[which] * 4L > parts[which].length * 3L) {
            grow(which);
        }
        put(parts[which], (long) hash << Integer.SIZE | (number + 1L));
        return number;
    }

    private void grow(int which) {
        long[] grown = new long[parts[which].length * 2];
        for (long slot : parts[which]) {
            if (slot != 0) {
                put(grown, slot);
            }
        }
        parts[which] = grown;
    }

    private static void put(long[] part, long slot) {
        int mask = part.length - 1;
        int i = (int) (slot >>> Integer.SIZE) & mask;
        while (part[i] != 0) {
            i = (i + 1) & mask;
        }
        part[i] = slot;
    }

    /** Where a project's entry lies. */
    long address(int number) {
        return addresses[number];
    }

    /** Notes that a project's entry lies elsewhere. */
    void move(int number, long address) {
        addresses[number] = address;
    }
}
