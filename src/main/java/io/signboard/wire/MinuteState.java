package io.signboard.wire;

import io.signboard.model.ChannelTotals;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * What each partition's ledger told of one minute, as last published or stored: newer changes may be in {@link Stores#PARTIALS}.
 *
 * @param parts the totals by partition; none is zero
 * @param pending whether a change that is stored here was not yet published in the minute's windows
 */
public record MinuteState(Map<Integer, ChannelTotals> parts, boolean pending) {

    /** Reads and writes minute states. */
    public static final Serde<MinuteState> SERDE = new FunctionSerde<>(MinuteState::encode, MinuteState::decode);

    /** A minute that nobody told of. */
    public static final MinuteState EMPTY = new MinuteState(Map.of(), false);

    private static final int VERSION = 1;

    /** Copies the parts. */
    public MinuteState {
        parts = Map.copyOf(parts);
    }

    /** The same minute with another part of one partition, not yet published. */
    public MinuteState with(int partition, ChannelTotals totals) {
        Map<Integer, ChannelTotals> changed = new TreeMap<>(parts);
        if (totals.isZero()) {
            changed.remove(partition);
        } else {
            changed.put(partition, totals);
        }
        return new MinuteState(changed, true);
    }

    /** The same minute, published. */
    public MinuteState published() {
        return new MinuteState(parts, false);
    }

    /** The total over all partitions. */
    public ChannelTotals sum() {
        ChannelTotals sum = new ChannelTotals();
        parts.values().forEach(sum::add);
        return sum;
    }

    private byte[] encode() {
        BinaryWriter out =
                new BinaryWriter().oneByte(VERSION).oneByte(pending ? 1 : 0).unsigned(parts.size());
        parts.forEach((partition, totals) -> PartialCodec.channelTotals(out.unsigned(partition), totals));
        return out.bytes();
    }

    private static MinuteState decode(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes, VERSION, "minute");
        boolean pending = in.oneByte() == 1;
        Map<Integer, ChannelTotals> parts = new TreeMap<>();
        for (int i = in.size(); i > 0; i--) {
            parts.put(in.size(), PartialCodec.channelTotals(in));
        }
        return new MinuteState(parts, pending);
    }
}
