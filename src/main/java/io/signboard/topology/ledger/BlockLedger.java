package io.signboard.topology.ledger;

import static io.signboard.topology.ledger.BlockEntries.NONE;
import static io.signboard.topology.ledger.BlockEntries.address;

import io.signboard.model.Entry;
import io.signboard.model.ProjectEvent;
import io.signboard.wire.EntryCodec;
import io.signboard.wire.LedgerBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in memory that logs its entries in blocks: for each commit one record for all that was entered since the one
 * before, or for each {@value #BLOCK_BYTES} bytes of it, instead of one for each event.
 *
 * <p>A block is never changed once it is logged. An entry that is replaced lies in a newer block too, and the newest block
 * is right, which is also the order of the changelog. Where less than half of a block still counts, logging moves that
 * half to a new block, as log-structured file systems do (Rosenblum and Ousterhout 1992), and deletes the block behind it:
 * so the changelog and the memory hold at most about twice of what counts, and the changelog can be compacted.
 */
final class BlockLedger implements Ledger {

    /** How large a block becomes at most, unless a single entry is larger. */
    static final int BLOCK_BYTES = 128 * 1024;

    /** How many bytes are moved at most when logging, beyond as many as were entered since the last time. */
    private static final int MOVED_AT_ONCE = 8 * BLOCK_BYTES;

    private final Changelog changelog;
    private final EntryCodec codec = new EntryCodec();
    private final BlockEntries entries = new BlockEntries(new Random().nextLong(), codec);
    private final BlockRestore restore = new BlockRestore(entries);
    private final Deque<Integer> sparse = new ArrayDeque<>();
    private @Nullable LedgerBlock building;
    private int number = NONE; // of the block that is being built
    private long appended; // bytes since they were last logged
    private boolean isLogged; // since the last commit, and nothing entered since
    private volatile long size;

    BlockLedger(Changelog changelog) {
        this.changelog = changelog;
    }

    /** How many projects there were when they were last logged, or are restored so far; for any thread. */
    long size() {
        return size;
    }

    private static byte[] key(Entry entry) {
        ProjectEvent event = entry.event();
        return EntryCodec.key(event.ceremonyId(), event.projectId()).get();
    }

    @Override
    public @Nullable Entry enter(Entry entry) {
        byte[] key = key(entry);
        int hash = entries.hash(key);
        int project = entries.find(key, hash);
        if (project != NONE) {
            return entries.entry(project);
        }
        entries.add(entry.event().ceremonyId(), hash, append(key, codec.encode(entry)));
        return null;
    }

    @Override
    public void replace(Entry entry) {
        byte[] key = key(entry);
        move(entries.find(key, entries.hash(key)), key, codec.encode(entry));
    }

    @Override
    public Entry entry(String ceremonyId, String projectId) {
        byte[] key = EntryCodec.key(ceremonyId, projectId).get();
        return entries.entry(entries.find(key, entries.hash(key)));
    }

    private void move(int project, byte[] key, byte[] value) {
        int sparser = entries.move(project, append(key, value));
        if (sparser != NONE && sparser != number) {
            sparse.add(sparser);
        }
    }

    /** Adds an entry to the block that is being built, and returns where it lies. */
    private long append(byte[] key, byte[] value) {
        LedgerBlock block = building;
        if (block == null || !block.fits(key, value, BLOCK_BYTES)) {
            seal();
            block = LedgerBlock.empty();
            building = block;
            number = entries.logged.add(block);
        }
        int position = block.append(key, value);
        appended += block.length() - position;
        isLogged = false;
        return address(number, position);
    }

    private void seal() {
        if (building != null) {
            changelog.log(LedgerBlock.logKey(number), building.seal());
            if (entries.logged.isSparse(number)) {
                sparse.add(number);
            }
            building = null;
            number = NONE;
        }
    }

    /** Logs what was entered since the last commit and isn't logged yet. */
    void beforeCommit() {
        log();
        isLogged = false;
    }

    @Override
    public void log() {
        if (isLogged) {
            return;
        }
        List<Integer> emptied = clean();
        seal();
        for (int block : emptied) { // behind those that what they held was moved to
            changelog.log(LedgerBlock.logKey(block), null);
            entries.logged.remove(block);
        }
        appended = 0;
        isLogged = true;
        size = entries.size();
    }

    /** Moves what counts out of sparse blocks, and returns the blocks. */
    private List<Integer> clean() {
        List<Integer> emptied = new ArrayList<>();
        long most = appended + MOVED_AT_ONCE;
        long moved = 0;
        while (moved < most && !sparse.isEmpty()) {
            int block = sparse.remove();
            if (entries.logged.live(block) > 0) {
                moved += entries.logged.live(block);
                moveEntries(block);
            }
            emptied.add(block);
        }
        return emptied;
    }

    private void moveEntries(int from) {
        LedgerBlock block = entries.logged.get(from);
        for (int position = LedgerBlock.FIRST; position < block.length(); position = block.next(position)) {
            byte[] key = block.key(position);
            int project = entries.projectAt(key, address(from, position));
            if (project != NONE) {
                move(project, key, block.value(position));
            }
        }
    }

    /** Takes up a record of the changelog; a null value deletes. */
    void restore(byte[] key, byte @Nullable [] value) {
        restore.take(key, value);
        size = entries.size();
    }

    @Override
    public boolean isWhole() {
        sparse.clear();
        for (int block = 0; block < entries.logged.bound(); block++) {
            if (entries.logged.has(block) && entries.logged.isSparse(block)) {
                sparse.add(block);
            }
        }
        return restore.isWhole();
    }

    @Override
    public boolean hasProjectOf(String ceremonyId) {
        return entries.ceremonies.first(ceremonyId) != NONE;
    }

    @Override
    public void countProjects(Predicate<String> wanted, ObjLongConsumer<String> counts) {
        entries.ceremonies.count(wanted, counts);
    }

    @Override
    public Scan scan(String ceremonyId) {
        return new ByNumber(ceremonyId);
    }

    private final class ByNumber implements Scan {

        private final String ceremonyId;
        private int shown = NONE;

        ByNumber(String ceremonyId) {
            this.ceremonyId = ceremonyId;
        }

        @Override
        public boolean advance(int most, Consumer<Entry> visitor) {
            int next = following();
            for (int i = 0; i < most && next != NONE; i++) {
                shown = next;
                visitor.accept(entries.entry(next));
                next = following();
            }
            return next != NONE;
        }

        private int following() {
            return shown == NONE ? entries.ceremonies.first(ceremonyId) : entries.ceremonies.next(shown);
        }

        @Override
        public boolean hasShown(Entry entry) {
            byte[] key = key(entry);
            return entries.find(key, entries.hash(key)) <= shown;
        }
    }
}
