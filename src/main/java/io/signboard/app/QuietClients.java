package io.signboard.app;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka Streams' clients, of which the consumers wait longer for records than {@code poll.ms} while nothing else is to do. A
 * record ends the wait at once; without one, each end of a wait costs a round through the thread's tasks.
 */
final class QuietClients implements KafkaClientSupplier {

    /** The longest wait for a record; a definition may lie unseen, and a stop is delayed, for as long. */
    private static final Duration REST = Duration.ofMillis(100);

    private final KafkaClientSupplier others;
    private final BooleanSupplier atRest;

    /**
     * Clients.
     *
     * @param others makes those that needn't wait
     * @param atRest whether the calling stream thread's tasks have nothing to do
     */
    QuietClients(KafkaClientSupplier others, BooleanSupplier atRest) {
        this.others = others;
        this.atRest = atRest;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new Resting(config, atRest);
    }

    /** The thread that reads the definitions does nothing else. */
    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new Resting(config, () -> true);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return others.getRestoreConsumer(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return others.getProducer(config);
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return others.getAdmin(config);
    }

    /** How long to wait at most where Kafka Streams would wait for this long; a wait of 0 means that it is in a hurry. */
    static Duration longest(Duration wait, BooleanSupplier atRest) {
        boolean rests = !wait.isZero() && wait.compareTo(REST) < 0 && atRest.getAsBoolean();
        return rests ? REST : wait;
    }

    private static final class Resting extends KafkaConsumer<byte[], byte[]> {

        private final BooleanSupplier atRest;

        Resting(Map<String, Object> config, BooleanSupplier atRest) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.atRest = atRest;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration wait) {
            return super.poll(longest(wait, atRest));
        }
    }
}
