package io.signboard.feed;

import java.util.OptionalLong;

/** Follows a replay. It is called on the replaying thread only. */
public interface ReplayListener {

    /** Does nothing. */
    ReplayListener NONE = new ReplayListener() {};

    /** The replay begins; {@code lines} is how many there are, if that can be known beforehand. */
    default void started(OptionalLong lines) {}

    /**
     * So many lines are on the broker by now: told at the end, and often before, unless the broker keeps the replay waiting.
     * Never goes back.
     */
    default void sent(long lines) {}
}
