package io.signboard.admin;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends one record and waits until the cluster has it for good. */
final class Sending {

    private Sending() {}

    /**
     * Sends; how long it waits is the producer's setting.
     *
     * @param asked what is asked for, as it follows "The cluster refused to", without a full stop
     * @return where the record lies
     * @throws AdminException if the cluster refuses, doesn't answer, or the thread is interrupted
     */
    static RecordMetadata await(
            Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record, String asked) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException("The wait for the cluster to " + asked + " was interrupted.", e);
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause(), asked);
        } catch (KafkaException e) { // of a producer that has failed already; the cause says why
            throw refused(e.getCause() == null ? e : e.getCause(), asked);
        }
    }

    private static AdminException refused(Throwable cause, String asked) {
        return new AdminException("The cluster refused to " + asked + ": " + cause.getMessage(), cause);
    }
}
