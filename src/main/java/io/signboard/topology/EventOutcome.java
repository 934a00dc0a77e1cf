package io.signboard.topology;

import java.util.List;

/** What became of a record of an event topic. Each record has exactly one outcome when it is dealt with. */
public enum EventOutcome {
    /** It is the event that counts for its project from now on; what it counts may be nothing, as of one withdrawn. */
    COUNTED("counted"),
    /** It says again what counts already. */
    DUPLICATE("duplicate"),
    /** An event of a higher revision counts already. */
    STALE("stale"),
    /** It is kept, and counts once its ceremony is defined. */
    PARKED("parked"),
    /** It is reported among the rejects: no valid event, lost a conflict, or refused by the definition. */
    REJECTED("rejected");

    /** All outcomes. */
    public static final List<EventOutcome> ALL = List.of(values());

    private final String id;

    EventOutcome(String id) {
        this.id = id;
    }

    /** The outcome's name in labels. */
    public String id() {
        return id;
    }
}
