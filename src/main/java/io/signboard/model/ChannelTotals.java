package io.signboard.model;

import org.jspecify.annotations.Nullable;

/** A total by channel that changes, of one minute or of one window. */
public final class ChannelTotals {

    private final Totals totals = new Totals(Channel.ALL.size());

    /** The total of one channel as it is now. */
    public Total of(Channel channel) {
        return totals.get(channel.ordinal());
    }

    /** Adds one project of this value, 0 or more, in minor units. */
    public void add(Channel channel, long minorUnits) {
        totals.add(channel.ordinal(), minorUnits);
    }

    /** Takes one project of this value away again. */
    public void subtract(Channel channel, long minorUnits) {
        totals.subtract(channel.ordinal(), minorUnits);
    }

    /** Adds to one channel's total. */
    public void add(Channel channel, Total other) {
        totals.add(channel.ordinal(), other);
    }

    /** Adds another one's totals. */
    public void add(ChannelTotals other) {
        totals.add(other.totals);
    }

    /** The total over all channels. */
    public Total sum() {
        Totals sum = new Totals(1);
        Channel.ALL.forEach(channel -> sum.add(0, of(channel)));
        return sum.get(0);
    }

    /** A copy that changes on its own. */
    public ChannelTotals copy() {
        ChannelTotals copy = new ChannelTotals();
        copy.add(this);
        return copy;
    }

    /** Whether no channel has anything. */
    public boolean isZero() {
        return totals.isZero();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ChannelTotals c && c.totals.equals(totals);
    }

    @Override
    public int hashCode() {
        return totals.hashCode();
    }

    @Override
    public String toString() {
        return totals.toString();
    }
}
