package io.signboard.topology;

import io.signboard.topology.ledger.RestoredLedger;
import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;

/** Puts the bytes of changelogs back into stores, through the stores' own serdes. */
final class TestStores {

    private static final List<Store<?, ?>> ALL =
            List.of(Stores.PROGRESS, Stores.PARTIALS, Stores.MINUTES, Stores.SUMMARIES, Stores.WINDOWS);

    private TestStores() {}

    @SuppressWarnings("unchecked")
    static void putBytes(StateStore target, String name, Bytes key, byte[] value) {
        if (name.equals(Stores.LEDGER.name())) {
            RestoredLedger.restore(target, key.get(), value);
            return;
        }
        Store<?, ?> store =
                ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        ((KeyValueStore<Object, Object>) target)
                .put(
                        store.keySerde().deserializer().deserialize("", key.get()),
                        store.valueSerde().deserializer().deserialize("", value));
    }
}
