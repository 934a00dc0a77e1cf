package io.signboard.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a contract is signed. The declaration order is the order in which summaries list the channels. */
public enum Channel {
    /** At the venue, on stage. */
    OFFLINE("offline"),
    /** At the venue, by video. */
    ONLINE("online"),
    /** Somewhere else. */
    OFF_SITE("off-site");

    /** All channels in the order in which summaries list them. */
    public static final List<Channel> ALL = List.of(values());

    private final String id;

    Channel(String id) {
        this.id = id;
    }

    /** The channel's name in topics, summaries and labels. */
    public String id() {
        return id;
    }

    /** Whether contracts of this channel are signed live at the venue: offline and online are, off-site is not. */
    public boolean atVenue() {
        return this != OFF_SITE;
    }

    /** The channel called {@code id}, if there is one. */
    public static Optional<Channel> of(String id) {
        return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
    }
}
