package io.signboard.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A mutable total by channel, of one minute or of one window. */
public final class ChannelTotals {

    private final Total[] totals = new Total[Channel.ALL.size()];

    /** Nothing. */
    public ChannelTotals() {
        Arrays.setAll(totals, i -> new Total());
    }

    /** The total of one channel; changes to it are changes to this. */
    public Total of(Channel channel) {
        return totals[channel.ordinal()];
    }

    /** Adds another one's totals. */
    public void add(ChannelTotals other) {
        for (int i = 0; i < totals.length; i++) {
            totals[i].add(other.totals[i]);
        }
    }

    /** The total over all channels. */
    public Total sum() {
        Total sum = new Total();
        for (Total total : totals) {
            sum.add(total);
        }
        return sum;
    }

    /** A copy that changes on its own. */
    public ChannelTotals copy() {
        ChannelTotals copy = new ChannelTotals();
        copy.add(this);
        return copy;
    }

    /** Whether no channel has anything. */
    public boolean isZero() {
        return Arrays.stream(totals).allMatch(Total::isZero);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ChannelTotals c && Arrays.equals(c.totals, totals);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(totals);
    }

    @Override
    public String toString() {
        return Arrays.toString(totals);
    }
}
