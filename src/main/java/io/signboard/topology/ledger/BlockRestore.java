package io.signboard.topology.ledger;

import static io.signboard.topology.ledger.BlockEntries.NONE;
import static io.signboard.topology.ledger.BlockEntries.address;

import io.signboard.wire.LedgerBlock;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reads a ledger's changelog: whatever compaction has left of it, and while it goes on. */
final class BlockRestore {

    private final BlockEntries entries;
    private final BitSet earlier =
            new BitSet(); // those unlogged blocks that hold records of the changelog's first version

    BlockRestore(BlockEntries entries) {
        this.entries = entries;
    }

    /** Takes up the next record; a null value deletes. */
    void take(byte[] key, byte @Nullable [] value) {
        if (LedgerBlock.isLogKey(key)) {
            int block = LedgerBlock.numberOf(key);
            setAside(block);
            if (value != null) {
                entries.logged.put(block, LedgerBlock.of(value));
                takeBlock(block);
            }
        } else if (value != null) {
            takeProject(key, value);
        }
    }

    private void takeBlock(int number) {
        LedgerBlock block = entries.logged.get(number);
        for (int position = LedgerBlock.FIRST; position < block.length(); position = block.next(position)) {
            takeEntry(block.key(position), address(number, position));
        }
    }

    private void takeEntry(byte[] key, long address) {
        int hash = entries.hash(key);
        int project = entries.find(key, hash);
        if (project == NONE) {
            entries.add(entries.ceremonyId(key), hash, address);
        } else {
            entries.move(project, address);
        }
    }

    /**
     * Takes a block away that the changelog deletes. Its entries lie in newer blocks; but a newer one may have been
     * compacted away since this reading began, and then a still newer one is yet to come.
     */
    private void setAside(int number) {
        if (!entries.logged.has(number)) {
            return;
        }
        if (entries.logged.live(number) > 0) {
            LedgerBlock block = entries.logged.get(number);
            int aside = ~entries.unlogged.add(block);
            for (int position = LedgerBlock.FIRST; position < block.length(); position = block.next(position)) {
                int project = entries.projectAt(block.key(position), address(number, position));
                if (project != NONE) {
                    entries.move(project, address(aside, position));
                }
            }
        }
        entries.logged.remove(number);
    }

    /** Takes up a record of the changelog's first version, which is one project's; it stays in the changelog for ever. */
    private void takeProject(byte[] key, byte[] value) {
        int last = earlier.length() - 1;
        if (last < 0 || !entries.unlogged.get(last).fits(key, value, BlockLedger.BLOCK_BYTES)) {
            last = entries.unlogged.add(LedgerBlock.empty());
            earlier.set(last);
        }
        int position = entries.unlogged.get(last).append(key, value);
        takeEntry(key, address(~last, position));
    }

    /** Whether everything that a deleted block held has come in a newer one. */
    boolean isWhole() {
        for (int block = 0; block < entries.unlogged.bound(); block++) {
            if (!earlier.get(block) && entries.unlogged.has(block) && entries.unlogged.live(block) > 0) {
                return false;
            }
        }
        return true;
    }
}
