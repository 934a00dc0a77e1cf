package io.signboard.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of one project: the event that counts, where it came from, and what was last reported of it.
 *
 * @param channel the channel that delivered the event
 * @param offset the event's offset in its partition of the channel's topic
 * @param timestamp the event's record timestamp, ms, 0 or more
 * @param event the event that counts
 * @param reported the refusal by a definition that was last reported of this event, or null: an unchanged verdict is
 *     not repeated
 */
public record Entry(Channel channel, long offset, long timestamp, ProjectEvent event, @Nullable Reason reported) {

    /** Checks that only a definition's verdicts are remembered. */
    public Entry {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(event);
        if (reported != null && reported != Reason.CURRENCY_MISMATCH && reported != Reason.BELOW_MINIMUM) {
            throw new IllegalArgumentException(reported.id() + " is not a definition's verdict");
        }
    }

    /** The entry of an event that just arrived. */
    public Entry(Channel channel, long offset, long timestamp, ProjectEvent event) {
        this(channel, offset, timestamp, event, null);
    }

    /** The same entry with another verdict reported. */
    public Entry withReported(@Nullable Reason verdict) {
        return verdict == reported ? this : new Entry(channel, offset, timestamp, event, verdict);
    }
}
