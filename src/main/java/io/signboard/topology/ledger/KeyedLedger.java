package io.signboard.topology.ledger;

import io.signboard.model.Entry;
import io.signboard.model.ProjectEvent;
import io.signboard.wire.EntryCodec;
import io.signboard.wire.LedgerBlock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A ledger in a sorted store of Kafka Streams, which logs each entry. Scans go by key. */
final class KeyedLedger implements Ledger {

    private final KeyValueStore<Bytes, byte[]> store;
    private final EntryCodec codec = new EntryCodec();

    KeyedLedger(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    private static Bytes key(Entry entry) {
        ProjectEvent event = entry.event();
        return EntryCodec.key(event.ceremonyId(), event.projectId());
    }

    @Override
    public @Nullable Entry enter(Entry entry) {
        Bytes key = key(entry);
        byte[] current = store.putIfAbsent(key, codec.encode(entry));
        return current == null ? null : codec.decode(key, current);
    }

    @Override
    public void replace(Entry entry) {
        store.put(key(entry), codec.encode(entry));
    }

    @Override
    public Entry entry(String ceremonyId, String projectId) {
        Bytes key = EntryCodec.key(ceremonyId, projectId);
        return codec.decode(key, Objects.requireNonNull(store.get(key)));
    }

    @Override
    public void log() {
        // The store has logged each entry.
    }

    /** Not if the changelog is one in blocks: what they hold can't be read here, and can't be told from nothing later. */
    @Override
    public boolean isWhole() {
        try (KeyValueIterator<Bytes, byte[]> first = store.all()) {
            return !first.hasNext() || !LedgerBlock.isLogKey(first.peekNextKey().get());
        }
    }

    @Override
    public boolean hasProjectOf(String ceremonyId) {
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(EntryCodec.first(ceremonyId), EntryCodec.last(ceremonyId))) {
            return entries.hasNext();
        }
    }

    @Override
    public void countProjects(Predicate<String> wanted, ObjLongConsumer<String> counts) {
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

    @Override
    public Scan scan(String ceremonyId) {
        return new ByKey(ceremonyId);
    }

    private final class ByKey implements Scan {

        private final String ceremonyId;
        private @Nullable Bytes shown;

        ByKey(String ceremonyId) {
            this.ceremonyId = ceremonyId;
        }

        @Override
        public boolean advance(int most, Consumer<Entry> visitor) {
            Bytes from = shown == null ? EntryCodec.first(ceremonyId) : EntryCodec.after(shown);
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, EntryCodec.last(ceremonyId))) {
                for (int i = 0; i < most && entries.hasNext(); i++) {
                    KeyValue<Bytes, byte[]> next = entries.next();
                    shown = next.key;
                    visitor.accept(codec.decode(next.key, next.value));
                }
                return entries.hasNext();
            }
        }

        @Override
        public boolean hasShown(Entry entry) {
            return shown != null && key(entry).compareTo(Objects.requireNonNull(shown)) <= 0;
        }
    }
}
