package io.signboard.wire;

import org.apache.kafka.common.serialization.Serde;

/**
 * A state store with the types of its keys and values.
 *
 * @param name the store's name, which is also part of its changelog's
 * @param keySerde reads and writes keys
 * @param valueSerde reads and writes values
 */
public record Store<K, V>(String name, Serde<K> keySerde, Serde<V> valueSerde) {

    @Override
    public String toString() {
        return name;
    }
}
