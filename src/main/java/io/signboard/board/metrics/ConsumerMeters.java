package io.signboard.board.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** The meters of the consumer that the view reads with at the moment: a new one's take the place of the one's before. */
public final class ConsumerMeters implements java.util.function.Consumer<Consumer<?, ?>>, AutoCloseable {

    private final MeterRegistry meters;
    private @Nullable KafkaMeters bound;
    private boolean closed;

    /** None yet. */
    public ConsumerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public synchronized void accept(Consumer<?, ?> consumer) {
        unbind();
        if (!closed) {
            bound = KafkaMeters.bind(meters, consumer);
        }
    }

    private void unbind() {
        if (bound != null) {
            bound.close();
            bound = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        unbind();
    }
}
