package io.signboard.topology.ledger;

import io.signboard.wire.Store;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.StoreBuilder;

/** Where a ledger is kept. */
public final class LedgerStores {

    private LedgerStores() {}

    /**
     * In memory, logged in blocks.
     *
     * @param changelog the settings of the changelog's topic
     */
    public static StoreBuilder<?> inMemory(Store<?, ?> store, Map<String, String> changelog) {
        return new InMemory(store.name(), changelog);
    }

    /** The ledger in this store: one of those made here, or any sorted store of Kafka Streams. */
    @SuppressWarnings("unchecked")
    public static Ledger of(StateStore store) {
        return store instanceof LedgerStore blocks
                ? blocks.ledger()
                : new KeyedLedger((KeyValueStore<Bytes, byte[]>) store);
    }

    /** How many projects a program has in all parts of its ledger, also while they are restored. */
    public static QueryableStoreType<LongSupplier> sizes() {
        return LoggedAtCommit.sizes();
    }

    private record InMemory(String name, Map<String, String> logConfig) implements StoreBuilder<LedgerStore> {

        @Override
        public LedgerStore build() {
            return new LedgerStore(name);
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public StoreBuilder<LedgerStore> withLoggingEnabled(Map<String, String> config) {
            return new InMemory(name, config);
        }

        @Override
        public StoreBuilder<LedgerStore> withLoggingDisabled() {
            throw new UnsupportedOperationException("A ledger that isn't logged would forget");
        }

        @Override
        public StoreBuilder<LedgerStore> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<LedgerStore> withCachingDisabled() {
            return this;
        }
    }
}
