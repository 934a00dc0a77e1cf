package io.signboard.wire;

import io.signboard.model.Channel;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * With what one partition's ledger has told the summary of one ceremony, and how far it was then. That there is one means
 * that it once did. It is written with each definition, not each time: what has been told since is remembered by the summary.
 *
 * @param definition the JSON of the definition that it was last tallied with
 * @param bounds by channel: the exclusive bound of the offsets it was the fold of when this definition was first told
 * @param newestInput the record timestamp of the newest event of this ceremony then, in ms; 0 if not known
 */
@SuppressWarnings("ArrayRecordComponent") // JSON as it came: nobody compares or changes it
public record Progress(byte[] definition, Map<Channel, Long> bounds, long newestInput) {

    /** Reads and writes progress. */
    public static final Serde<Progress> SERDE = new FunctionSerde<>(Progress::encode, Progress::decode);

    private static final int VERSION = 1;

    /** Copies the bounds. */
    public Progress {
        bounds = Map.copyOf(bounds);
    }

    private byte[] encode() {
        BinaryWriter out = new BinaryWriter().oneByte(VERSION).bytes(definition).unsigned(newestInput);
        Channel.ALL.forEach(channel -> out.unsigned(bounds.getOrDefault(channel, 0L)));
        return out.bytes();
    }

    private static Progress decode(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes, VERSION, "progress");
        byte[] definition = in.bytes();
        long newestInput = in.unsigned();
        Map<Channel, Long> bounds = new EnumMap<>(Channel.class);
        Channel.ALL.forEach(channel -> bounds.put(channel, in.unsigned()));
        return new Progress(definition, bounds, newestInput);
    }
}
