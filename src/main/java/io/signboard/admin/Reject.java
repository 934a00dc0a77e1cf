package io.signboard.admin;

import io.signboard.wire.RejectOrigin;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A refused record as {@code ceremony.rejects} has it. */
public final class Reject {

    private final ConsumerRecord<byte[], byte[]> record;
    private final RejectOrigin origin;

    private Reject(ConsumerRecord<byte[], byte[]> record, RejectOrigin origin) {
        this.record = record;
        this.origin = origin;
    }

    /** The reject that a record is; nothing if its headers don't say why and where something was refused. */
    static Optional<Reject> of(ConsumerRecord<byte[], byte[]> record) {
        return RejectOrigin.from(record.headers()).map(origin -> new Reject(record, origin));
    }

    /** Where it lies. */
    public RejectId id() {
        return new RejectId(record.partition(), record.offset());
    }

    /** When it was reported. */
    public Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Why, and the place of the refused record. */
    public RejectOrigin origin() {
        return origin;
    }

    /** The refused record's key; not copied. */
    public byte @Nullable [] key() {
        return record.key();
    }

    /** The refused record's bytes; null if it was refused only after it was accepted, or had none. Not copied. */
    public byte @Nullable [] value() {
        return record.value();
    }

    /** The headers it came with, and ours. */
    public Headers headers() {
        return record.headers();
    }
}
