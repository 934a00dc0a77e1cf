package io.signboard.wire;

import io.signboard.model.Summary;
import org.apache.kafka.common.serialization.Serde;

/**
 * The last summary that was published of a ceremony.
 *
 * @param definition the JSON of the definition that it was composed with
 * @param newestInput the record timestamp of the newest event in it, in ms; 0 if not known
 * @param summary the summary
 */
@SuppressWarnings("ArrayRecordComponent") // JSON as it came: nobody compares or changes it
public record Published(byte[] definition, long newestInput, Summary summary) {

    /** Reads and writes what was published. */
    public static final Serde<Published> SERDE = new FunctionSerde<>(Published::encode, Published::decode);

    private static final int VERSION = 1;

    private byte[] encode() {
        return new BinaryWriter()
                .oneByte(VERSION)
                .bytes(definition)
                .unsigned(newestInput)
                .bytes(SummaryJson.encode(summary))
                .bytes();
    }

    private static Published decode(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes, VERSION, "summary");
        return new Published(in.bytes(), in.unsigned(), SummaryJson.decode(in.bytes()));
    }
}
