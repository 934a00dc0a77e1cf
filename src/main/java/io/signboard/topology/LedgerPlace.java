package io.signboard.topology;

/** Where a processor keeps its ledger. */
public enum LedgerPlace {
    /** In memory: fast, and read from its changelog at each start. */
    MEMORY,
    /** On disk, for more projects than memory holds: several times slower. */
    DISK
}
