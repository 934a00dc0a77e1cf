package io.signboard.model;

/** A total by channel that changes, of one minute or of one window. */
public final class ChannelTotals extends Totals {

    /** Nothing. */
    public ChannelTotals() {
        super(Channel.ALL.size());
    }

    /** The total of one channel as it is now. */
    public Total of(Channel channel) {
        return get(channel.ordinal());
    }

    /** Adds one project of this value, 0 or more, in minor units. */
    public void add(Channel channel, long minorUnits) {
        add(channel.ordinal(), minorUnits);
    }

    /** Takes one project of this value away again. */
    public void subtract(Channel channel, long minorUnits) {
        subtract(channel.ordinal(), minorUnits);
    }

    /** Adds to one channel's total. */
    public void add(Channel channel, Total other) {
        add(channel.ordinal(), other);
    }

    /** Adds another one's totals. */
    public void add(ChannelTotals other) {
        addAll(other);
    }

    /** The total over all channels. */
    public Total sum() {
        return sum(range(0, size()));
    }

    /** A copy that changes on its own. */
    public ChannelTotals copy() {
        ChannelTotals copy = new ChannelTotals();
        copy.add(this);
        return copy;
    }
}
