package io.signboard.wire;

import io.signboard.model.ChannelTotals;
import org.apache.kafka.common.serialization.Serde;

/**
 * What was last published of a window.
 *
 * @param totals its totals in minor units
 * @param currency the currency's ISO 4217 code
 * @param isFinal whether it was final
 * @param revision its revision
 */
public record WindowState(ChannelTotals totals, String currency, boolean isFinal, long revision) {

    /** Reads and writes window states. */
    public static final Serde<WindowState> SERDE = new FunctionSerde<>(WindowState::encode, WindowState::decode);

    private static final int VERSION = 1;

    private byte[] encode() {
        BinaryWriter out = new BinaryWriter()
                .oneByte(VERSION)
                .text(currency)
                .oneByte(isFinal ? 1 : 0)
                .unsigned(revision);
        PartialCodec.channelTotals(out, totals);
        return out.bytes();
    }

    private static WindowState decode(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes, VERSION, "window");
        String currency = in.text();
        boolean isFinal = in.oneByte() == 1;
        long revision = in.unsigned();
        return new WindowState(PartialCodec.channelTotals(in), currency, isFinal, revision);
    }
}
