package io.signboard.topology;

import io.signboard.model.Entry;
import io.signboard.wire.EntryCodec;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Project by project: the event that counts. A scan's order, by key, is stable under insertion. */
final class Ledger {

    private final KeyValueStore<Bytes, byte[]> store;
    private final EntryCodec codec = new EntryCodec();

    Ledger(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Enters a project's first event; if it has one already, that one stays and is returned. */
    @Nullable
    Entry enter(Bytes key, Entry entry) {
        byte[] current = store.putIfAbsent(key, codec.encode(entry));
        return current == null ? null : EntryCodec.decode(key, current);
    }

    /** Enters a project's event in place of another. */
    void put(Bytes key, Entry entry) {
        store.put(key, codec.encode(entry));
    }

    /** Whether a ceremony has a project here. */
    boolean hasProjectOf(String ceremonyId) {
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(EntryCodec.first(ceremonyId), EntryCodec.last(ceremonyId))) {
            return entries.hasNext();
        }
    }

    /**
     * Counts the projects of the ceremonies that are asked for; passes over the others' without reading them.
     *
     * @param wanted which ceremonies' to count
     * @param counts told a ceremony and how many projects it has, at least 1
     */
    void countProjects(Predicate<String> wanted, ObjLongConsumer<String> counts) {
        Bytes from = null;
        do {
            from = countNext(from, wanted, counts);
        } while (from != null);
    }

    /** Counts the projects of the first ceremony from this key on; returns a key behind them, or null at the end. */
    private @Nullable Bytes countNext(@Nullable Bytes from, Predicate<String> wanted, ObjLongConsumer<String> counts) {
        String ceremonyId;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
            if (!entries.hasNext()) {
                return null;
            }
            ceremonyId = EntryCodec.ceremonyId(entries.peekNextKey());
        }
        Bytes last = EntryCodec.last(ceremonyId);
        if (wanted.test(ceremonyId)) {
            long projects = 0;
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(EntryCodec.first(ceremonyId), last)) {
                for (; entries.hasNext(); entries.next()) {
                    projects++;
                }
            }
            counts.accept(ceremonyId, projects);
        }
        return last;
    }

    /**
     * Shows entries of a ceremony in the order of their keys; the entry shown may be put again meanwhile.
     *
     * @param after the key to begin behind, or null to begin with the first
     * @param most how many entries to show at most, at least 1
     * @return the key to go on behind, or null if there are no more
     */
    @Nullable
    Bytes scan(String ceremonyId, @Nullable Bytes after, int most, BiConsumer<Bytes, Entry> visitor) {
        Bytes from = after == null ? EntryCodec.first(ceremonyId) : EntryCodec.after(after);
        Bytes last = null;
        int shown = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, EntryCodec.last(ceremonyId))) {
            while (entries.hasNext() && shown < most) {
                KeyValue<Bytes, byte[]> next = entries.next();
                last = next.key;
                shown++;
                visitor.accept(next.key, EntryCodec.decode(next.key, next.value));
            }
            return entries.hasNext() ? last : null;
        }
    }
}
