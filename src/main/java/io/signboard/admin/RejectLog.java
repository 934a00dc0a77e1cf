package io.signboard.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.wire.JsonFormat;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads {@code ceremony.rejects} from its beginning to its end, and the records that its entries are about. */
public final class RejectLog {

    private final RecordReader rejects;
    private final RecordReader originals;

    /**
     * Reads with two readers, since originals are looked up while the rejects are read.
     *
     * @param rejects reads the rejects; sees what is committed
     * @param originals reads the event topics, with a consumer of its own
     */
    public RejectLog(RecordReader rejects, RecordReader originals) {
        this.rejects = rejects;
        this.originals = originals;
    }

    /** Takes rejects one by one. */
    @FunctionalInterface
    public interface Visitor {

        /** Takes the next reject, in the order of reporting within a partition. */
        void visit(Reject reject);
    }

    /**
     * Reads the rejects that are wanted.
     *
     * @return how many records were passed over because their headers don't say why and where something was refused
     * @throws AdminException if there is no such topic
     */
    public long read(RejectFilter filter, Visitor visitor) {
        long[] foreign = {0};
        RecordReader.Visitor each = record -> {
            Optional<Reject> reject = Reject.of(record);
            if (reject.isEmpty()) {
                foreign[0]++;
            } else if (filter.admits(reject.get()) && isOf(filter, reject.get())) {
                visitor.visit(reject.get());
            }
        };
        String topic = Topics.REJECTS.name();
        filter.since()
                .ifPresentOrElse(since -> rejects.readSince(topic, since, each), () -> rejects.readAll(topic, each));
        return foreign[0];
    }

    private boolean isOf(RejectFilter filter, Reject reject) {
        return filter.ceremonyId().isEmpty()
                || filter.ceremonyId().equals(ceremonyId(value(reject).orElse(null)));
    }

    private static Optional<String> ceremonyId(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            JsonNode event = JsonFormat.tree(value);
            return event == null
                    ? Optional.empty()
                    : Optional.ofNullable(event.path("ceremonyId").textValue());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The refused bytes, from the original where the reject has none; nothing if that is gone or had none either. */
    public Optional<byte[]> value(Reject reject) {
        return reject.value() != null
                ? Optional.of(reject.value())
                : original(reject).map(ConsumerRecord::value);
    }

    /**
     * The record that a reject is about.
     *
     * @return nothing if it is there no more, also if its topic was made anew and another key lies in its place
     */
    public Optional<ConsumerRecord<byte[], byte[]>> original(Reject reject) {
        if (Topics.channelOf(reject.origin().topic()).isEmpty()) {
            return Optional.empty();
        }
        TopicPartition partition =
                new TopicPartition(reject.origin().topic(), reject.origin().partition());
        return originals
                .at(partition, reject.origin().offset())
                .filter(record -> Arrays.equals(record.key(), reject.key()));
    }
}
