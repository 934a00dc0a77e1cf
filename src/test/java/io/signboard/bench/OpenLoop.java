package io.signboard.bench;

import io.signboard.feed.Pacer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Signs a project each so often, whether or not the ones before have come through: what is late is late by its due time. The
 * producer has Kafka's default settings.
 */
final class OpenLoop implements AutoCloseable {

    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Signings signings;
    private final long intervalNanos;
    private final List<Waits> waits;
    private final Pacer pacer = Pacer.monotonic();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private volatile boolean stopped;

    /**
     * Connects.
     *
     * @param perSecond events a second
     * @param waits are told what was sent
     */
    OpenLoop(Cluster cluster, String ceremonyId, int perSecond, List<Waits> waits) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.signings = new Signings(ceremonyId, Duration.ofNanos(intervalNanos));
        this.waits = List.copyOf(waits);
    }

    /**
     * Begins.
     *
     * @param firstProject the number of the first project; those before are not this loop's
     */
    OpenLoop start(int firstProject) {
        running = CompletableFuture.runAsync(() -> run(firstProject));
        return this;
    }

    private void run(int firstProject) {
        long start = pacer.nanos();
        for (int i = 0; !stopped; i++) {
            long due = start + i * intervalNanos;
            pauseUntil(due);
            send(firstProject + i, due);
        }
    }

    private void pauseUntil(long due) {
        try {
            for (long left = due - pacer.nanos(); left > 0 && !stopped; left = due - pacer.nanos()) {
                pacer.pause(Duration.ofNanos(Math.min(left, LONGEST_PAUSE_NANOS)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes the failure
    private void send(int project, long due) {
        producer.send(signings.signed(project), (metadata, e) -> sent(metadata, e, due));
    }

    private void sent(RecordMetadata metadata, @Nullable Exception e, long due) {
        if (e != null) {
            failure.compareAndSet(null, e);
            return;
        }
        TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
        waits.forEach(wait -> wait.sent(partition, metadata.offset(), due));
    }

    /** Signs one project now, beside or without the loop. */
    void signNow(int project) {
        send(project, pacer.nanos());
    }

    /** Sends no more; returns when the broker has all. */
    void stop() {
        stopped = true;
        running.join();
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the events could not be sent", failure.get());
        }
    }

    @Override
    public void close() {
        stopped = true;
        running.join();
        producer.close();
    }
}
