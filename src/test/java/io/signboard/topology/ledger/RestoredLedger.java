package io.signboard.topology.ledger;

import org.apache.kafka.streams.processor.StateStore;

/** Puts records of a changelog back into the store that a ledger is kept in, as Kafka Streams does. */
public final class RestoredLedger {

    private RestoredLedger() {}

    /** Restores one record. */
    public static void restore(StateStore store, byte[] key, byte[] value) {
        ((LoggedAtCommit) store).restore(key, value);
    }
}
