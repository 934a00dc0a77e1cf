package io.signboard.app;

import io.signboard.wire.Quoted;
import io.signboard.wire.RejectOrigin;
import io.signboard.wire.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The records that the processor couldn't write, in sentences that a person can act on. Most failures pass, and writing is
 * tried again; that a record is larger than its topic takes doesn't.
 */
final class WriteFailures {

    private final String servers;
    private final TopicCatalog catalog = TopicCatalog.load();
    private @Nullable AppException last;

    /** None yet, on the cluster of these client settings. */
    WriteFailures(Map<String, Object> client) {
        this.servers = String.valueOf(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * Takes note of a record that couldn't be written. Of several with one exception the first is to blame: the producer fails
     * it first, and then, with the same exception, everything else of the transaction that hasn't been sent.
     */
    synchronized void add(ProducerRecord<byte[], byte[]> record, Exception reason) {
        if (last == null || last.getCause() != reason) {
            last = new AppException(sentence(record, reason), reason);
        }
    }

    /** What to tell of a failure of the processor, if it comes of a record that couldn't be written. */
    synchronized Optional<AppException> behind(Throwable failure) {
        AppException noted = last;
        for (Throwable cause = failure; cause != null && noted != null; cause = cause.getCause()) {
            if (cause.equals(noted.getCause())) {
                return Optional.of(noted);
            }
        }
        return Optional.empty();
    }

    /** Whether the record would fail again, however often it is tried. */
    static boolean isHopeless(AppException failure) {
        return failure.getCause() instanceof RecordTooLargeException;
    }

    private String sentence(ProducerRecord<byte[], byte[]> record, Exception reason) {
        String what = what(record) + " can't be written to the topic " + record.topic() + ", ";
        if (!(reason instanceof RecordTooLargeException)) {
            return what + "and nothing is skipped: " + Quoted.line(String.valueOf(reason.getMessage()));
        }
        return what + "since it is larger than " + TopicCatalog.MAX_MESSAGE_BYTES
                + " of the topic, or max.request.size of the producer, allows. Nothing is skipped: " + mend(record)
                + ", then start again.";
    }

    private String mend(ProducerRecord<byte[], byte[]> record) {
        boolean ours = catalog.topics().stream().anyMatch(spec -> spec.name().equals(record.topic()));
        return ours
                ? "`./signboard topics apply --bootstrap-servers " + servers + "` sets the topic right"
                : "raise the topic's " + TopicCatalog.MAX_MESSAGE_BYTES;
    }

    private static String what(ProducerRecord<byte[], byte[]> record) {
        Optional<RejectOrigin> origin = RejectOrigin.from(record.headers());
        if (origin.isPresent()) {
            return "The reject of " + origin.get().position() + " ("
                    + origin.get().refusal().reason().id() + ")";
        }
        return record.key() == null
                ? "A record without a key"
                : "The record of key '" + Quoted.shortened(new String(record.key(), StandardCharsets.UTF_8)) + "'";
    }
}
