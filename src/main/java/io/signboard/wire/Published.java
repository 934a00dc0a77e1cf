package io.signboard.wire;

import io.signboard.model.Summary;
import io.signboard.model.Windowing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/**
 * The last summary that was published of a ceremony.
 *
 * @param definition the JSON of the definition that it was composed with
 * @param newestInput the record timestamp of the newest event in it, in ms; 0 if not known
 * @param windowing which windows were published with it
 * @param summary the summary
 */
@SuppressWarnings("ArrayRecordComponent") // JSON as it came: nobody compares or changes it
public record Published(byte[] definition, long newestInput, Windowing windowing, Summary summary) {

    /** Reads and writes what was published. */
    public static final Serde<Published> SERDE = new FunctionSerde<>(Published::encode, Published::decode);

    private static final int VERSION = 1; // with the windows that are usual
    private static final int WITH_WINDOWING = 2;

    private byte[] encode() {
        boolean isDefault = windowing.equals(Windowing.DEFAULT);
        BinaryWriter out = new BinaryWriter()
                .oneByte(isDefault ? VERSION : WITH_WINDOWING)
                .bytes(definition)
                .unsigned(newestInput)
                .bytes(SummaryJson.encode(summary));
        if (!isDefault) {
            out.unsigned(windowing.sizes().size());
            windowing.sizes().forEach(size -> out.unsigned(size.toMinutes()));
            out.unsigned(windowing.grace().toMillis());
        }
        return out.bytes();
    }

    private static Published decode(byte[] bytes) {
        int version = bytes[0] == VERSION ? VERSION : WITH_WINDOWING;
        BinaryReader in = new BinaryReader(bytes, version, "summary");
        byte[] definition = in.bytes();
        long newestInput = in.unsigned();
        Summary summary = SummaryJson.decode(in.bytes());
        return new Published(definition, newestInput, version == VERSION ? Windowing.DEFAULT : windowing(in), summary);
    }

    private static Windowing windowing(BinaryReader in) {
        List<Duration> sizes = new ArrayList<>();
        for (int i = in.size(); i > 0; i--) {
            sizes.add(Duration.ofMinutes(in.unsigned()));
        }
        return new Windowing(sizes, Duration.ofMillis(in.unsigned()));
    }
}
