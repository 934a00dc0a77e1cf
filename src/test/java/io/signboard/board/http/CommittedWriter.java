package io.signboard.board.http;

import static io.signboard.board.Samples.key;
import static io.signboard.board.Samples.utf8;
import static io.signboard.board.Samples.windowSummary;

import io.signboard.model.Window;
import io.signboard.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes summaries and windows in transactions, as a processor does, and definitions. */
final class CommittedWriter implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    CommittedWriter(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "board-test"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Commits one summary, or its removal if it is null. */
    void commit(String ceremonyId, byte @Nullable [] summary) {
        producer.beginTransaction();
        send(Topics.SUMMARIES.name(), ceremonyId, summary);
        producer.commitTransaction();
    }

    /** Commits several summaries at once. */
    void commitAll(String ceremonyId, List<byte[]> summaries) {
        producer.beginTransaction();
        summaries.forEach(summary -> send(Topics.SUMMARIES.name(), ceremonyId, summary));
        producer.commitTransaction();
    }

    /** Commits the first revision of a window. */
    void commit(Window window) {
        producer.beginTransaction();
        send(Topics.WINDOWS.name(), key(window), windowSummary(window, 1));
        producer.commitTransaction();
    }

    /** Commits a window's removal. */
    void remove(Window window) {
        producer.beginTransaction();
        send(Topics.WINDOWS.name(), key(window), null);
        producer.commitTransaction();
    }

    /** Commits a record of the definitions' topic. */
    void define(String ceremonyId, byte @Nullable [] definition) {
        producer.beginTransaction();
        send(Topics.DEFINITIONS.name(), ceremonyId, definition);
        producer.commitTransaction();
    }

    /** Writes a summary and takes it back. */
    void abort(String ceremonyId, byte[] summary) {
        producer.beginTransaction();
        send(Topics.SUMMARIES.name(), ceremonyId, summary);
        producer.flush();
        producer.abortTransaction();
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        // A failure shows when the transaction is committed.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, utf8(key), value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
