package io.signboard.topology;

import io.signboard.wire.RejectOrigin;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record of the rejects topic. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came
record Reject(byte @Nullable [] key, byte @Nullable [] value, Headers headers, long timestamp) {

    RejectOrigin origin() {
        return RejectOrigin.from(headers).orElseThrow();
    }

    String reason() {
        return origin().refusal().reason().id();
    }

    String detail() {
        return origin().refusal().detail();
    }

    /** Reason, key and position, and whether the bytes are there: what tests compare. */
    @Override
    public String toString() {
        String name = key == null ? "no key" : new String(key, StandardCharsets.UTF_8);
        return reason() + " " + name + " " + origin().position() + (value == null ? " (no bytes)" : "");
    }
}
