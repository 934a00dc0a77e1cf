package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import io.signboard.wire.Quoted;
import io.signboard.wire.RejectOrigin;
import io.signboard.wire.Topics;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reports what was refused, with its reason and where it lies. */
final class Rejects {

    /**
     * What a record may have to be reported whole, uncompressed: a megabyte below what the topic takes. Events larger than
     * that get past the broker's limit only well compressed, and we can't count on compressing them as well.
     */
    private static final int MAX_BYTES = 15 * 1024 * 1024;

    private static final int MAX_KEY_BYTES = 1024 * 1024;
    private static final int HEADER_OVERHEAD_BYTES = 10;

    private final ProcessorContext<Object, Object> context;
    private final TallyListener listener;

    /** A processor has one output type; its sink of rejects another, whence the cast. */
    @SuppressWarnings("unchecked")
    Rejects(ProcessorContext<?, ?> context, TallyListener listener) {
        this.context = (ProcessorContext<Object, Object>) context;
        this.listener = listener;
    }

    /** Reports the record in hand, with its key, bytes and headers; one of extreme size by its position alone. */
    void onArrival(Record<byte[], byte[]> record, RecordMetadata at, Refusal refusal) {
        long now = context.currentSystemTimeMs();
        Record<Object, Object> reject = size(record) <= MAX_BYTES
                ? whole(record, now)
                : new Record<>(length(record.key()) <= MAX_KEY_BYTES ? record.key() : null, null, now);
        forward(reject, new RejectOrigin(refusal, at.topic(), at.partition(), at.offset()));
    }

    /** With all its headers but those of our names: to take these away later would cost the square of their number. */
    private static Record<Object, Object> whole(Record<byte[], byte[]> record, long now) {
        Record<Object, Object> whole = new Record<>(record.key(), record.value(), now);
        for (Header header : record.headers()) {
            if (!RejectOrigin.isOwn(header.key())) {
                whole.headers().add(header);
            }
        }
        return whole;
    }

    private static long size(Record<byte[], byte[]> record) {
        long size = (long) length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += HEADER_OVERHEAD_BYTES + 3L * header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** Reports an earlier record, whose bytes are no longer in hand, by its position. */
    void later(Entry entry, Refusal refusal) {
        String topic = Topics.events(entry.channel()).name();
        byte[] key = entry.event().projectId().getBytes(StandardCharsets.UTF_8);
        Record<Object, Object> reject = new Record<>(key, null, context.currentSystemTimeMs());
        forward(reject, new RejectOrigin(refusal, topic, context.taskId().partition(), entry.offset()));
    }

    /** A record copies the headers that it is made with, so these are its own. */
    private void forward(Record<Object, Object> reject, RejectOrigin origin) {
        origin.addTo(reject.headers());
        context.forward(reject, SignboardTopology.EGRESS_REJECTS);
        Channel channel = Topics.channelOf(origin.topic()).orElseThrow();
        listener.rejected(channel, origin.refusal().reason());
    }

    /** Why an event lost a conflict against another. */
    static Refusal conflict(ProjectEvent lost, Entry counts, int partition) {
        return new Refusal(
                Reason.CONFLICT,
                "Revision " + lost.revision() + " of project '" + Quoted.plain(lost.projectId())
                        + "' says something else in event '"
                        + Quoted.plain(counts.event().eventId()) + "' at "
                        + Topics.events(counts.channel()).name()
                        + "-" + partition + "@" + counts.offset()
                        + ", which counts; correct it with a higher revision.");
    }

    /** Why a definition refuses an event, in a sentence. */
    static Refusal byDefinition(Reason verdict, ProjectEvent event, Definition definition) {
        Money value = event.requireValue();
        String amount = value.amount().toPlainString() + " " + value.currency().getCurrencyCode();
        String sentence = verdict == Reason.CURRENCY_MISMATCH
                ? "The value is " + amount + ", but ceremony '" + definition.ceremonyId() + "' is tallied in "
                        + definition.currency().getCurrencyCode() + "."
                : "The value is " + amount + ", below the minimum of "
                        + Money.major(BigInteger.valueOf(definition.minimum()), definition.currency())
                                .toPlainString()
                        + " that version " + definition.version() + " of ceremony '" + definition.ceremonyId()
                        + "' sets.";
        return new Refusal(verdict, sentence);
    }
}
