package io.signboard.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.wire.CloudEvent;
import io.signboard.wire.Decoded;
import io.signboard.wire.EventDecoder;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.JsonFormat;
import io.signboard.wire.Placement;
import io.signboard.wire.RejectOrigin;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Sends refused records again: the same bytes and headers to the same topic, but in the partition where the key belongs. The
 * tally is a function of the set of events, so that sending one that counts already changes nothing.
 */
public final class RejectReplay {

    private final RejectLog log;
    private final RecordReader topics;
    private final Map<String, Integer> partitionCounts = new HashMap<>();

    /**
     * Prepares replays.
     *
     * @param log finds originals
     * @param topics tells how many partitions the topics have
     */
    public RejectReplay(RejectLog log, RecordReader topics) {
        this.log = log;
        this.topics = topics;
    }

    /** What sending a reject again means; nothing is sent yet. */
    public ReplayStep step(Reject reject) {
        if (!isFromEventTopic(reject)) {
            return new ReplayStep.Skip(reject, "it does not come from an event topic");
        }
        if (reject.value() != null) {
            return send(reject, reject.key(), reject.value(), reject.headers());
        }
        Optional<ConsumerRecord<byte[], byte[]>> original = log.original(reject);
        if (original.isEmpty()) {
            return new ReplayStep.Skip(reject, "the original record is there no more");
        }
        byte[] value = original.get().value();
        return value == null
                ? new ReplayStep.Skip(reject, "the record has no value, and would be refused again")
                : send(reject, original.get().key(), value, original.get().headers());
    }

    /**
     * What sending a repaired event in the place of a reject means; nothing is sent yet.
     *
     * @param event the repaired event's JSON
     * @param name what messages call it
     * @throws InvalidInputException if the event would be refused too
     */
    public ReplayStep repaired(Reject reject, byte[] event, String name) {
        if (!isFromEventTopic(reject)) {
            return new ReplayStep.Skip(reject, "it does not come from an event topic");
        }
        byte[] key = projectId(event);
        Headers headers = reject.value() != null
                ? reject.headers()
                : log.original(reject).map(ConsumerRecord::headers).orElse(reject.headers());
        Decoded decoded = new EventDecoder().decode(key, event, CloudEvent.id(headers));
        if (!decoded.isValid()) {
            throw new InvalidInputException(name + " would be refused as "
                    + decoded.refusal().reason().id() + ": " + decoded.refusal().detail());
        }
        return send(reject, key, event, headers);
    }

    /** Whether a record is bound to be refused again as it is; what the definition says of it isn't looked at. */
    public static boolean isRefusedAgain(ReplayStep.Send step) {
        ProducerRecord<byte[], byte[]> record = step.record();
        return !new EventDecoder()
                .decode(record.key(), record.value(), CloudEvent.id(record.headers()))
                .isValid();
    }

    private static boolean isFromEventTopic(Reject reject) {
        return Topics.channelOf(reject.origin().topic()).isPresent();
    }

    private static byte @Nullable [] projectId(byte[] event) {
        try {
            JsonNode tree = JsonFormat.tree(event);
            String projectId = tree == null ? null : tree.path("projectId").textValue();
            return projectId == null ? null : projectId.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    private ReplayStep send(Reject reject, byte @Nullable [] key, byte[] value, Headers headers) {
        RejectOrigin origin = reject.origin();
        int partition = key == null ? origin.partition() : Placement.partition(key, partitionCount(origin.topic()));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(origin.topic(), partition, key, value);
        headers.forEach(record.headers()::add);
        RejectOrigin.strip(record.headers());
        return new ReplayStep.Send(reject, record);
    }

    private int partitionCount(String topic) {
        return partitionCounts.computeIfAbsent(
                topic, name -> topics.partitions(name).size());
    }

    /**
     * Sends one record and waits until the cluster has it.
     *
     * @param producer stays the caller's to close
     * @return its offset in its new place
     * @throws AdminException if the cluster does not take it
     */
    public long send(ReplayStep.Send step, Producer<byte[], byte[]> producer) {
        return Sending.await(
                        producer, step.record(), "take reject " + step.reject().id() + " again")
                .offset();
    }
}
