package io.signboard.topology.ledger;

import io.signboard.wire.LedgerBlock;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbered blocks, and how many bytes of each still count. */
final class Shelf {

    private static final int START = 16;

    private @Nullable LedgerBlock[] blocks = new LedgerBlock[START];
    private int[] live = new int[START];
    private int free; // no place below it is free

    /** Puts a block where there is room and returns its number. */
    int add(LedgerBlock block) {
        while (has(free)) {
            free++;
        }
        put(free, block);
        return free;
    }

    /** Puts a block in a free place. */
    void put(int number, LedgerBlock block) {
        if (number >= blocks.length) {
            int length = Math.max(blocks.length * 2, number + 1);
            blocks = Arrays.copyOf(blocks, length);
            live = Arrays.copyOf(live, length);
        }
        blocks[number] = block;
        live[number] = 0;
    }

    void remove(int number) {
        blocks[number] = null;
        live[number] = 0;
        free = Math.min(free, number);
    }

    boolean has(int number) {
        return number < blocks.length && blocks[number] != null;
    }

    LedgerBlock get(int number) {
        return Objects.requireNonNull(blocks[number]);
    }

    /** No block has this number or a higher one. */
    int bound() {
        return blocks.length;
    }

    /** Notes that so many bytes more, or fewer if negative, count in this block. */
    void count(int number, int bytes) {
        live[number] += bytes;
    }

    /** How many bytes count. */
    int live(int number) {
        return live[number];
    }

    /** Whether less than half of a block counts. */
    boolean isSparse(int number) {
        return live[number] < get(number).length() / 2;
    }
}
