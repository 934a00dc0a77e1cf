package io.signboard.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What the figures of a ceremony are worth. */
public enum Status {
    /** A rehearsal; nothing was really signed. */
    REHEARSAL("rehearsal"),
    /** The ceremony is on. */
    LIVE("live"),
    /** The ceremony is over, the figures are being checked. */
    PROVISIONAL("provisional"),
    /** The figures are final. */
    CERTIFIED("certified");

    /**
     * How old the latest summary of a status with a heartbeat may be: above it the figures are taken for old. Summaries come at
     * least every 5 s; the rest is for delays and clocks.
     */
    public static final Duration STALLED_AFTER = Duration.ofSeconds(8);

    private final String id;

    Status(String id) {
        this.id = id;
    }

    /** The status's name on the wire. */
    public String id() {
        return id;
    }

    /** Whether summaries are repeated when nothing changes, so that readers can tell quiet from stalled. */
    public boolean hasHeartbeat() {
        return this == REHEARSAL || this == LIVE;
    }

    /** The status called {@code id}, if there is one. */
    public static Optional<Status> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }
}
