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

    /** How long a stream thread waits that is at rest: a new definition may lie unseen, and a stop be delayed, for as long. */
    private static final Duration REST = Duration.ofMillis(100);

    /** How long the thread waits that reads the definitions and does nothing else: a stop may be delayed for as long. */
    private static final Duration READING = Duration.ofMillis(250);

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
        return new Resting(config, REST, atRest);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new Resting(config, READING, () -> true);
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
    static Duration longest(Duration wait, Duration rest, BooleanSupplier atRest) {
        boolean rests = !wait.isZero() && wait.compareTo(rest) < 0 && atRest.getAsBoolean();
        return rests ? rest : wait;
    }

    private static final class Resting extends KafkaConsumer<byte[], byte[]> {

        private final Duration rest;
        private final BooleanSupplier atRest;

        Resting(Map<String, Object> config, Duration rest, BooleanSupplier atRest) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.rest = rest;
            this.atRest = atRest;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration wait) {
            return super.poll(longest(wait, rest, atRest));
        }
    }
}
