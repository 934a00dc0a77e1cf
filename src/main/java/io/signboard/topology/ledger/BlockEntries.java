package io.signboard.topology.ledger;

import io.signboard.model.Entry;
import io.signboard.wire.EntryCodec;
import io.signboard.wire.LedgerBlock;

/** The entries of a ledger's projects, in blocks. An entry's address is its block's number and its position in it. */
final class BlockEntries {

    /** No project, no block. */
    static final int NONE = -1;

    /** The blocks of the changelog by number. */
    final Shelf logged = new Shelf();

    /** Blocks that are no such blocks in the changelog; their numbers are turned round in addresses. */
    final Shelf unlogged = new Shelf();

    final CeremonyLists ceremonies = new CeremonyLists();
    private final ProjectIndex index;
    private final EntryCodec codec;

    BlockEntries(long seed, EntryCodec codec) {
        index = new ProjectIndex(seed);
        this.codec = codec;
    }

    static long address(int block, int position) {
        return (long) block << Integer.SIZE | position;
    }

    private static int block(long address) {
        return (int) (address >> Integer.SIZE);
    }

    private static int position(long address) {
        return (int) address;
    }

    private LedgerBlock blockAt(long address) {
        int block = block(address);
        return block >= 0 ? logged.get(block) : unlogged.get(~block);
    }

    /** How many projects there are. */
    int size() {
        return index.size();
    }

    int hash(byte[] key) {
        return index.hash(key);
    }

    /** The project of this key, which has this hash, or {@link #NONE}. */
    int find(byte[] key, int hash) {
        return index.find(hash, address -> blockAt(address).hasKey(position(address), key));
    }

    /** The project whose entry lies there, or {@link #NONE} if what lies there counts no longer. */
    int projectAt(byte[] key, long address) {
        return index.find(index.hash(key), other -> other == address);
    }

    Entry entry(int project) {
        long address = index.address(project);
        return blockAt(address).entry(position(address), codec);
    }

    /** The ceremony whose project has this key. */
    String ceremonyId(byte[] key) {
        return codec.ceremonyId(key);
    }

    /** Adds a project of this ceremony, whose key has this hash and whose entry lies there. */
    void add(String ceremonyId, int hash, long address) {
        ceremonies.add(ceremonyId, index.add(hash, address));
        count(address, 1);
    }

    /**
     * Notes that a project's entry now is the one there.
     *
     * @return the logged block of which so much is out of date now that less than half of it counts, or {@link #NONE}
     */
    int move(int project, long address) {
        long before = index.address(project);
        index.move(project, address);
        count(address, 1);
        int block = block(before);
        boolean sparseBefore = block < 0 || logged.isSparse(block);
        count(before, -1);
        return !sparseBefore && logged.isSparse(block) ? block : NONE;
    }

    /** Counts the bytes of the entry there in its block, or no longer. */
    private void count(long address, int sign) {
        int block = block(address);
        int position = position(address);
        int bytes = sign * (blockAt(address).next(position) - position);
        if (block >= 0) {
            logged.count(block, bytes);
        } else {
            unlogged.count(~block, bytes);
        }
    }
}
