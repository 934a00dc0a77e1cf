package io.signboard.app;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.signboard.board.HealthCheck;
import io.signboard.board.metrics.Component;
import io.signboard.board.metrics.KafkaMeters;
import io.signboard.board.metrics.Metrics;
import io.signboard.wire.ApplicationId;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** Everything about a processor that its program's metrics show. */
final class ProcessorMetrics implements AutoCloseable {

    private final InputLag lag;
    private final KafkaMeters meters;

    /**
     * Adds them.
     *
     * @param streams not started yet: it must not restore anything that nobody listens to
     * @param client settings of a Kafka client
     */
    ProcessorMetrics(Metrics metrics, KafkaStreams streams, EventCounts events, Map<String, Object> client) {
        RestoreProgress restore = new RestoreProgress();
        streams.setGlobalStateRestoreListener(restore);
        lag = new InputLag(client, ApplicationId.of(client));
        meters = KafkaMeters.bind(
                metrics.meters(),
                (tags, scheduler, rescan) -> new KafkaStreamsMetrics(streams, tags, scheduler, rescan));
        metrics.add(events);
        metrics.add(new ProcessorGauges(streams, lag, restore));
    }

    /** The engine's own health, and that of its way to the broker: Streams alone goes on hoping. */
    HealthCheck health(HealthCheck engine) {
        return new ProcessorHealth(engine, lag::problem);
    }

    /** The processor as a part of the program. */
    Component component(HealthCheck check) {
        return new Component(check, lag::isBrokerReachable);
    }

    @Override
    public void close() {
        meters.close();
        lag.close();
    }
}
