package io.signboard.wire;

import io.signboard.model.Partial;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A partial tally as bytes: what a ledger tells is laid by as it came, and read only where it is merged. Where there are many
 * ceremonies, their projects would be most of the objects in memory.
 */
public final class EncodedPartial {

    private final byte[] bytes;

    /** Keeps the array. */
    EncodedPartial(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes of a partial tally. */
    public static EncodedPartial of(Partial partial) {
        return new EncodedPartial(PartialCodec.encode(partial));
    }

    /** The partial tally that the bytes hold. */
    public Partial decoded() {
        return PartialCodec.partial(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof EncodedPartial e && Arrays.equals(e.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return decoded().toString();
    }
}
