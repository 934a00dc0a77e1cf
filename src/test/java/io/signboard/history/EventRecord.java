package io.signboard.history;

import io.signboard.support.RawRecord;
import io.signboard.support.Told;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record of an event topic, what it says if it is valid, and what the rejects say of it. */
final class EventRecord {

    private final Position at;
    private final Fingerprint fingerprint;
    private final String refusal;
    private final @Nullable Told told;
    private List<Verdict> verdicts = List.of();

    EventRecord(Position at, ConsumerRecord<byte[], byte[]> record, int partitions) {
        RawRecord raw = RawRecord.of(record, partitions);
        this.at = at;
        this.fingerprint = Fingerprint.of(record);
        this.refusal = raw.reason().map(String::intern).orElse("");
        this.told = refusal.isEmpty() ? Told.of(raw) : null;
    }

    Position at() {
        return at;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Why it is refused whatever else there is; empty if it is valid. */
    String refusal() {
        return refusal;
    }

    boolean isValid() {
        return refusal.isEmpty();
    }

    /** What a valid record says. */
    Told told() {
        if (told == null) {
            throw new IllegalStateException(at + " is not valid: " + refusal);
        }
        return told;
    }

    /** What the rejects say, in their order. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    void add(Verdict verdict) {
        List<Verdict> longer = new ArrayList<>(verdicts);
        longer.add(verdict);
        verdicts = List.copyOf(longer);
    }

    boolean hasConflict(boolean onArrival) {
        return verdicts.stream().anyMatch(verdict -> verdict.isConflict() && verdict.onArrival() == onArrival);
    }

    boolean hasRefusal(boolean onArrival) {
        return verdicts.stream().anyMatch(verdict -> !verdict.isConflict() && verdict.onArrival() == onArrival);
    }
}
