package io.signboard.feed;

import io.signboard.model.Channel;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Sends feeds to the event topics, at a multiple of their own pace or as fast as possible.
 *
 * <p>The first line that tells a time starts the clock; a line is never sent before it is due, and what is late is sent at
 * once. Records carry the wall-clock time of sending, lie where Kafka's default partitioner puts their key, and tell
 * CloudEvents attributes where the event has a usable identity. Nothing is sent twice by a retry.
 *
 * <p>One thread runs it; {@link #stop} may be called from any.
 */
public final class FeedReplay implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long REPORT_NANOS = Duration.ofMillis(100).toNanos();
    private static final int LINES_BETWEEN_LOOKS = 64;

    private final Producer<byte[], byte[]> producer;
    private final ReplaySpeed speed;
    private final Pacer pacer;
    private final Clock clock;
    private final ReplayListener listener;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable FeedException> failure = new AtomicReference<>();
    private final Object lock = new Object();
    private boolean begun;
    private @Nullable Thread runner;
    private volatile boolean stopped;
    private @Nullable Instant firstArrival;
    private long startNanos;
    private long reportedNanos;

    /**
     * Prepares a replay; {@link #run} does it.
     *
     * @param producer sends; the replay owns it from now on
     * @param speed how fast
     * @param pacer measures and waits
     * @param clock tells the time of events that have none of their own
     * @param listener follows the progress
     */
    public FeedReplay(
            Producer<byte[], byte[]> producer, ReplaySpeed speed, Pacer pacer, Clock clock, ReplayListener listener) {
        this.producer = producer;
        this.speed = speed;
        this.pacer = pacer;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Sends all lines of all sources, merged by arrival, and waits until the broker has them; or until stopped or
     * interrupted, which is no error. Only once.
     *
     * @throws InvalidInputException if a source or a line is of no use; the lines before it are sent
     * @throws FeedException if a line can't be sent; {@link #sent} tells how many were
     */
    public ReplayResult run(List<FeedSource> sources) {
        begin();
        boolean complete = false;
        @Nullable InvalidInputException unusable = null;
        try (MergedFeed feed = MergedFeed.open(sources)) {
            listener.started(lines(sources));
            complete = sendAll(feed);
        } catch (InvalidInputException e) {
            unusable = e;
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } finally {
            complete &= finish();
        }
        if (complete || unusable != null) {
            throwFailure();
        }
        if (unusable != null) {
            throw unusable;
        }
        return new ReplayResult(sent(), complete);
    }

    /** Ends the run soon: it waits up to ten seconds for what is under way and returns. No effect on a run that is over. */
    public void stop() {
        synchronized (lock) {
            stopped = true;
            if (runner != null) {
                runner.interrupt();
            }
        }
    }

    /** How many lines the broker has acknowledged. */
    public long sent() {
        return acknowledged.get();
    }

    /** Closes the producer. */
    @Override
    public void close() {
        producer.close(GRACE);
    }

    private void begin() {
        synchronized (lock) {
            if (begun) {
                throw new IllegalStateException("A replay runs only once.");
            }
            begun = true;
            runner = Thread.currentThread();
        }
        reportedNanos = pacer.nanos();
    }

    /** Waits until everything is acknowledged or has failed; whether it was let to. */
    private boolean finish() {
        boolean interrupted = Thread.interrupted();
        boolean flushed = !interrupted && !stopped && flush();
        synchronized (lock) {
            interrupted |= Thread.interrupted();
            runner = null;
        }
        if (!flushed) {
            producer.close(GRACE);
        }
        listener.sent(sent());
        if (interrupted && !stopped) {
            Thread.currentThread().interrupt();
        }
        return flushed;
    }

    private boolean flush() {
        try {
            producer.flush();
            return true;
        } catch (InterruptException e) {
            return false;
        }
    }

    private static OptionalLong lines(List<FeedSource> sources) {
        long lines = 0;
        for (FeedSource source : sources) {
            OptionalLong more = source.lines();
            if (more.isEmpty()) {
                return OptionalLong.empty();
            }
            lines += more.getAsLong();
        }
        return OptionalLong.of(lines);
    }

    private boolean sendAll(MergedFeed feed) throws InterruptedException {
        long lines = 0;
        for (MergedFeed.Sourced next = feed.next(); next != null; next = feed.next()) {
            Instant arrivesAt = next.line().arrivesAt();
            if (!speed.isMax() && arrivesAt != null) {
                awaitDue(arrivesAt);
            }
            if (++lines % LINES_BETWEEN_LOOKS == 0) {
                report();
            }
            if (stopped || Thread.currentThread().isInterrupted()) {
                return false;
            }
            throwFailure();
            send(next);
        }
        return true;
    }

    private void awaitDue(Instant arrivesAt) throws InterruptedException {
        if (firstArrival == null) {
            firstArrival = arrivesAt;
            startNanos = pacer.nanos();
        }
        long dueNanos = speed.scaled(Duration.between(firstArrival, arrivesAt)).toNanos();
        long leftNanos = dueNanos - (pacer.nanos() - startNanos);
        while (leftNanos > 0 && !stopped) {
            Duration left = Duration.ofNanos(leftNanos);
            pacer.pause(left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE);
            report();
            throwFailure();
            leftNanos = dueNanos - (pacer.nanos() - startNanos);
        }
    }

    private void report() {
        long nanos = pacer.nanos();
        if (nanos - reportedNanos >= REPORT_NANOS) {
            reportedNanos = nanos;
            listener.sent(sent());
        }
    }

    private void send(MergedFeed.Sourced sourced) {
        try {
            // What becomes of it the callback is told.
            Future<?> unused = producer.send(record(sourced.line()), (metadata, error) -> {
                if (error == null) {
                    acknowledged.incrementAndGet();
                } else {
                    failure.compareAndSet(null, unsent(sourced, error));
                }
            });
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) { // of a producer that has failed already; the cause says why
            failure.compareAndSet(null, unsent(sourced, e.getCause() instanceof KafkaException cause ? cause : e));
        }
    }

    private ProducerRecord<byte[], byte[]> record(FeedLine line) {
        String key = line.key();
        Bytes value = line.value();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic(line.channel()),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.get());
        FeedLine.Identity identity = line.identity();
        if (identity != null) {
            Instant arrivesAt = line.arrivesAt();
            identity.cloudEvent(arrivesAt == null ? clock.instant() : arrivesAt).addTo(record.headers());
        }
        return record;
    }

    private static String topic(Channel channel) {
        return Topics.events(channel).name();
    }

    private static FeedException unsent(MergedFeed.Sourced sourced, Exception error) {
        FeedLine line = sourced.line();
        String advice = error instanceof TimeoutException ? " Is the broker reachable, does the topic exist?" : "";
        return new FeedException(
                sourced.source().name() + ", line " + line.number() + ", could not be sent to " + topic(line.channel())
                        + ": " + error.getMessage() + advice,
                error);
    }

    private void throwFailure() {
        FeedException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
