package io.signboard.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a project event says about its project. */
public enum EventType {
    /** The contract was signed; the event carries the project's state. */
    SIGNED("signed"),
    /** The contract was corrected; the event carries the whole new state. */
    AMENDED("amended"),
    /** The contract no longer counts. */
    WITHDRAWN("withdrawn");

    private static final Map<String, EventType> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::id, type -> type));

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    /** The type's name on the wire. */
    public String id() {
        return id;
    }

    /** The type called {@code id}, if there is one. */
    public static Optional<EventType> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
