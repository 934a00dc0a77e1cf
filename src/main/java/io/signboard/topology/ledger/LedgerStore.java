package io.signboard.topology.ledger;

import org.jspecify.annotations.Nullable;

/** The store of Kafka Streams that a {@link BlockLedger} is kept in. */
final class LedgerStore extends LoggedAtCommit {

    private volatile BlockLedger ledger = new BlockLedger(this::log);

    LedgerStore(String name) {
        super(name);
    }

    BlockLedger ledger() {
        return ledger;
    }

    @Override
    void restore(byte[] key, byte @Nullable [] value) {
        ledger.restore(key, value);
    }

    @Override
    void beforeCommit() {
        ledger.beforeCommit();
    }

    @Override
    long size() {
        return ledger.size();
    }

    @Override
    void clear() {
        ledger = new BlockLedger(this::log);
    }
}
