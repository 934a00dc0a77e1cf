package io.signboard.topology.ledger;

import org.jspecify.annotations.Nullable;

/** Where a store logs what it would need to be restored. */
@FunctionalInterface
interface Changelog {

    /** Writes a record; a null value deletes the key. Keeps neither array. */
    void log(byte[] key, byte @Nullable [] value);
}
