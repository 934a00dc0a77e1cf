package io.signboard.wire;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with the types of its keys and values.
 *
 * @param name the topic's name
 * @param keySerde reads and writes keys
 * @param valueSerde reads and writes values
 */
public record Topic<K, V>(String name, Serde<K> keySerde, Serde<V> valueSerde) {

    @Override
    public String toString() {
        return name;
    }
}
