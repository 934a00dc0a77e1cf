package io.signboard.board.view;

import io.signboard.model.Summary;
import java.util.OptionalLong;

/** A running summary that was committed: its figures, and the bytes that stand on the topic. */
public final class CommittedSummary {

    private final Summary summary;
    private final byte[] json;
    private final OptionalLong newestInput;

    CommittedSummary(Summary summary, byte[] json, OptionalLong newestInput) {
        this.summary = summary;
        this.json = json;
        this.newestInput = newestInput;
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

    /** The record timestamp of the newest event in it, ms since the epoch; empty if there is no event in it. */
    public OptionalLong newestInput() {
        return newestInput;
    }

    @Override
    public String toString() {
        return ceremonyId() + " #" + summary.sequence();
    }
}
