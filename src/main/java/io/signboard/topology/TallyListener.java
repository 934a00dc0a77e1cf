package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.Reason;

/**
 * Told what becomes of the records. Called by the stream threads for every record, so it must be thread-safe, return at
 * once and never throw.
 *
 * <p>It is told while a transaction is open. If that is given up, its records are dealt with again and told again: what is
 * counted here is for operators, and no figure is made of it. {@link #parked} is exact all the same, since a task that
 * starts anew counts what is parked in its ledger.
 */
public interface TallyListener {

    /** A record of the channel's topic was dealt with. */
    default void dealtWith(Channel channel, EventOutcome outcome) {}

    /** A reject was written. One record may lead to several: itself refused, and the event that it displaced. */
    default void rejected(Channel channel, Reason reason) {}

    /**
     * The number of projects that wait in this program for their ceremony's definition has changed.
     *
     * @param change how many more; negative if fewer, as when a definition has come or a partition has moved away
     */
    default void parked(long change) {}

    /** Projects of a ceremony have waited for its definition for some seconds; told by each task that has such. */
    default void undefined(String ceremonyId) {}
}
