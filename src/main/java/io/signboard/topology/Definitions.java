package io.signboard.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What a task sees of the definitions. The global store changes under it, so each look may show newer ones. */
final class Definitions {

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final KnownDefinitions known;
    private long seen = -1;

    Definitions(ReadOnlyKeyValueStore<String, byte[]> store, KnownDefinitions known) {
        this.store = store;
        this.known = known;
    }

    /** Whether a definition was taken since this was last asked. */
    boolean changed() {
        long changes = counter(store, DefinitionProcessor.CHANGES);
        boolean changed = changes != seen;
        seen = changes;
        return changed;
    }

    /** How many records of the topic were ignored: invalid ones, and versions that are not higher. */
    static long ignored(ReadOnlyKeyValueStore<String, byte[]> store) {
        return counter(store, DefinitionProcessor.IGNORED);
    }

    /** A counter's value; counters have names that no ceremonyId has. */
    static long counter(ReadOnlyKeyValueStore<String, byte[]> store, String name) {
        byte[] value = store.get(name);
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    /** How many of the store's entries are counters. */
    static long counters(ReadOnlyKeyValueStore<String, byte[]> store) {
        return Stream.of(DefinitionProcessor.CHANGES, DefinitionProcessor.IGNORED)
                .filter(name -> store.get(name) != null)
                .count();
    }

    private static boolean isCounter(String key) {
        return key.startsWith("#");
    }

    /** The newest definition of a ceremony. */
    Optional<Known> newest(String ceremonyId) {
        byte[] json = store.get(ceremonyId);
        return json == null ? Optional.empty() : Optional.of(decoded(ceremonyId, json));
    }

    /** The definition of a ceremony that this JSON holds, also one that was remembered with its figures. */
    Known decoded(String ceremonyId, byte[] json) {
        return known.of(ceremonyId, json);
    }

    /** Every ceremony that has a definition. */
    List<String> ceremonies() {
        List<String> ceremonies = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (!isCounter(entry.key)) {
                    ceremonies.add(entry.key);
                }
            });
        }
        return ceremonies;
    }
}
