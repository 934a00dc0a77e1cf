package io.signboard.topology.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A compacted topic of one partition: what is written is there once it is committed, or never. */
final class LoggedBlocks implements Changelog {

    /** One record of it. */
    record Logged(long offset, Bytes key, @Nullable Bytes content) {

        byte @Nullable [] value() {
            return content == null ? null : content.get();
        }

        int bytes() {
            return content == null ? 0 : content.get().length;
        }
    }

    private final List<Logged> committed = new ArrayList<>();
    private final List<Logged> pending = new ArrayList<>();
    private long end;

    @Override
    public void log(byte[] key, byte @Nullable [] value) {
        pending.add(new Logged(end++, Bytes.wrap(key.clone()), value == null ? null : Bytes.wrap(value.clone())));
    }

    void commit() {
        committed.addAll(pending);
        pending.clear();
    }

    /** What was written and not committed is aborted. */
    void abort() {
        pending.clear();
    }

    /**
     * Compacts the part before an offset: of each key the newest record there stays, and of deleted keys the deletion if it
     * is not yet old enough.
     */
    void compact(long before, boolean dropDeletions) {
        Map<Bytes, Long> newest = new HashMap<>();
        committed.stream().filter(r -> r.offset < before).forEach(r -> newest.put(r.key, r.offset));
        committed.removeIf(r -> r.offset < before
                && (newest.getOrDefault(r.key, r.offset) > r.offset || (dropDeletions && r.content == null)));
    }

    long end() {
        return end;
    }

    List<Logged> from(long offset) {
        return committed.stream().filter(r -> r.offset >= offset).toList();
    }

    long bytes() {
        return committed.stream().mapToLong(Logged::bytes).sum();
    }
}
