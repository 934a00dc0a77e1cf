package io.signboard.model;

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
