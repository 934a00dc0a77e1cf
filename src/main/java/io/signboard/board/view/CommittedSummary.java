package io.signboard.board.view;

import io.signboard.model.Summary;

/** A running summary that was committed: its figures, and the bytes that stand on the topic. */
public final class CommittedSummary {

    private final Summary summary;
    private final byte[] json;

    CommittedSummary(Summary summary, byte[] json) {
        this.summary = summary;
        this.json = json;
    }

    /** The ceremony. */
    public String ceremonyId() {
        return summary.ceremonyId();
    }

    /** The figures. */
    public Summary summary() {
        return summary;
    }

    /** The record's value, byte for byte. Shared, not copied: never write to it. */
    public byte[] json() {
        return json;
    }

    @Override
    public String toString() {
        return ceremonyId() + " #" + summary.sequence();
    }
}
