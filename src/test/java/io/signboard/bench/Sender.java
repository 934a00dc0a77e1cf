package io.signboard.bench;

import io.signboard.feed.ReplayProducer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends events as fast as the broker takes them, with the settings of {@code feed replay}. */
final class Sender implements AutoCloseable {

    private static final long BETWEEN_LINES = 500_000;

    private final Producer<byte[], byte[]> producer;
    private final long total;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long sent;

    /**
     * Connects.
     *
     * @param total how many events will come, about
     */
    Sender(Cluster cluster, long total) {
        this.producer = ReplayProducer.connect(Map.of("bootstrap.servers", cluster.bootstrapServers()));
        this.total = total;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes the failure
    void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, e) -> failure.compareAndSet(null, e));
        if (++sent % BETWEEN_LINES == 0) {
            Report.progress("sent %,d of about %,d events", sent, total);
        }
    }

    /**
     * Waits until the broker has all.
     *
     * @return how many that are
     */
    long flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the events could not be sent", failure.get());
        }
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }
}
