package io.signboard.board.view;

import io.signboard.model.WindowSummary;
import io.signboard.wire.WindowJson;

/** A window summary that was committed. There may be very many, so only the bytes are kept. */
public final class CommittedWindow {

    private final byte[] json;

    CommittedWindow(byte[] json) {
        this.json = json;
    }

    /** The figures, decoded anew at each call. */
    public WindowSummary summary() {
        return WindowJson.decode(json);
    }

    /** The record's value, byte for byte. Shared, not copied: never write to it. */
    public byte[] json() {
        return json;
    }
}
