package io.signboard.topology;

import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import io.signboard.wire.RejectOrigin;
import io.signboard.wire.Topics;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reports what was refused, with its reason and where it lies. */
final class Rejects {

    private final ProcessorContext<Object, Object> context;

    /** A processor has one output type; its sink of rejects another, whence the cast. */
    @SuppressWarnings("unchecked")
    Rejects(ProcessorContext<?, ?> context) {
        this.context = (ProcessorContext<Object, Object>) context;
    }

    /** Reports the record in hand, with its key, bytes and headers. */
    void onArrival(Record<byte[], byte[]> record, RecordMetadata at, Refusal refusal) {
        Record<Object, Object> reject =
                new Record<>(record.key(), record.value(), context.currentSystemTimeMs(), record.headers());
        forward(reject, new RejectOrigin(refusal, at.topic(), at.partition(), at.offset()));
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
    }

    /** Why an event lost a conflict against another. */
    static Refusal conflict(ProjectEvent lost, Entry counts, int partition) {
        return new Refusal(
                Reason.CONFLICT,
                "Revision " + lost.revision() + " of project '" + lost.projectId() + "' says something else in event '"
                        + counts.event().eventId() + "' at "
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
