package io.signboard.board.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The meters of one Kafka client, or of Kafka Streams with its clients. Which there are changes as threads are replaced and
 * partitions move, so the client is asked again and again; when closed, all are gone.
 */
public final class KafkaMeters implements AutoCloseable {

    /** Between a thread's end and that of its series; Micrometer's own choice of a minute shows the dead among the living. */
    private static final Duration RESCAN = Duration.ofSeconds(5);

    private final ScheduledExecutorService scanner;
    private final MeterBinder bound;

    /** Makes a binder that uses a scheduler of ours, which it doesn't end itself. */
    @FunctionalInterface
    public interface BinderFactory {

        /** A binder with these extra tags that asks again that often. */
        MeterBinder create(Iterable<Tag> tags, ScheduledExecutorService scheduler, Duration rescan);
    }

    private KafkaMeters(MeterRegistry meters, BinderFactory factory) {
        scanner = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "signboard-kafka-meters");
            thread.setDaemon(true);
            return thread;
        });
        bound = factory.create(List.of(), scanner, RESCAN);
        bound.bindTo(meters);
    }

    /** Binds whatever this makes a binder of. */
    public static KafkaMeters bind(MeterRegistry meters, BinderFactory factory) {
        return new KafkaMeters(meters, factory);
    }

    /** Binds a consumer. */
    public static KafkaMeters bind(MeterRegistry meters, Consumer<?, ?> consumer) {
        return bind(meters, (tags, scheduler, rescan) -> new KafkaClientMetrics(consumer, tags, scheduler, rescan));
    }

    @Override
    public void close() {
        scanner.shutdownNow();
        if (bound instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("Meters could not be removed", e);
            }
        }
    }
}
