package io.signboard.topology;

import io.signboard.topology.ledger.LedgerStores;
import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds the stores of {@link io.signboard.wire.Stores}: in memory, with a changelog. */
final class StoreBuilders {

    /** A summary, its definition and a tally can each be as large as a record of their topics. */
    private static final Map<String, String> CHANGELOG =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(8 * 1024 * 1024));

    private StoreBuilders() {}

    static <K, V> StoreBuilder<KeyValueStore<K, V>> kept(Store<K, V> store) {
        return builder(SortedBytesStore.supplier(store.name()), store).withLoggingEnabled(CHANGELOG);
    }

    /** The ledger. */
    static StoreBuilder<?> ledger(LedgerPlace place) {
        return switch (place) {
            case MEMORY -> LedgerStores.inMemory(Stores.LEDGER, CHANGELOG);
            case DISK ->
                builder(
                                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(Stores.LEDGER.name()),
                                Stores.LEDGER)
                        .withLoggingEnabled(CHANGELOG);
        };
    }

    /** A global store has no changelog: its topic is one. */
    static <K, V> StoreBuilder<KeyValueStore<K, V>> global(Store<K, V> store) {
        return builder(org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(store.name()), store)
                .withLoggingDisabled();
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> builder(
            KeyValueBytesStoreSupplier supplier, Store<K, V> store) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                supplier, store.keySerde(), store.valueSerde());
    }
}
