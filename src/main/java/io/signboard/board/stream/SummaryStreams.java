package io.signboard.board.stream;

import io.signboard.board.view.CommittedSummary;
import io.signboard.board.view.CommittedView;
import io.signboard.board.view.SummaryListener;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All readers of the summaries' streams. One thread hands each new summary to all of them; since no write blocks, a reader
 * that is slow or dead holds up nobody. A burst is conflated twice: here to the newest summary of a ceremony, and in each
 * reader's single slot.
 */
public final class SummaryStreams implements SummaryListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryStreams.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

    private final CommittedView view;
    private final Duration heartbeat;
    private final int capacity;
    private final ScheduledThreadPoolExecutor sender;
    private final AtomicInteger size = new AtomicInteger();
    private @Nullable Future<?> heartbeats;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    /** Touched by the sender alone, as is {@link #frames}. */
    private final Map<String, Set<SummaryStream>> streams = new HashMap<>();

    private final Map<String, Frame> frames = new HashMap<>();

    /**
     * Prepares nothing yet; see {@link #start()}.
     *
     * @param view where the summaries come from
     * @param heartbeat how often readers get a sign of life; shorter than the connections' idle time-out
     * @param capacity the most readers at a time
     */
    public SummaryStreams(CommittedView view, Duration heartbeat, int capacity) {
        this.view = view;
        this.heartbeat = heartbeat;
        this.capacity = capacity;
        this.sender = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "signboard-board-stream");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Listens to the view from now on. */
    public void start() {
        view.listen(this);
        heartbeats = sender.scheduleWithFixedDelay(
                this::sendHeartbeats, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many readers there are. */
    public int size() {
        return size.get();
    }

    /**
     * Opens a stream to one reader, beginning with the latest summary.
     *
     * @param exchange the reader's request, in asynchronous mode; the caller completes it when the stream has ended
     * @return completes, never exceptionally, when the stream has ended; empty if there are too many readers already
     * @throws IOException if the response can't be written to
     */
    public Optional<CompletableFuture<@Nullable Void>> open(String ceremonyId, AsyncContext exchange)
            throws IOException {
        ServletOutputStream out = exchange.getResponse().getOutputStream();
        exchange.setTimeout(0);
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            return Optional.empty();
        }
        SummaryStream stream = new SummaryStream(out);
        CompletableFuture<@Nullable Void> left = stream.ended().thenRun(() -> leave(ceremonyId, stream));
        out.setWriteListener(stream);
        submit(() -> join(ceremonyId, stream), stream::abandon);
        return Optional.of(left);
    }

    @Override
    public void onSummary(CommittedSummary summary) {
        onChange(summary.ceremonyId());
    }

    @Override
    public void onRemoval(String ceremonyId) {
        onChange(ceremonyId);
    }

    private void onChange(String ceremonyId) {
        if (changed.add(ceremonyId)) {
            submit(
                    () -> {
                        changed.remove(ceremonyId);
                        sendLatest(ceremonyId);
                    },
                    () -> changed.remove(ceremonyId));
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        view.unlisten(this);
        if (heartbeats != null) {
            heartbeats.cancel(false);
        }
        submit(() -> all().forEach(SummaryStream::abandon), () -> {});
        sender.shutdown();
        try {
            if (!sender.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The streams did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the sender do this, or does the other thing here if the streams are closed. */
    private void submit(Runnable task, Runnable ifClosed) {
        try {
            sender.execute(task);
        } catch (RejectedExecutionException e) {
            ifClosed.run();
        }
    }

    private void join(String ceremonyId, SummaryStream stream) {
        if (!stream.ended().isDone()) {
            streams.computeIfAbsent(ceremonyId, id -> new HashSet<>()).add(stream);
            latest(ceremonyId).ifPresentOrElse(stream::offer, stream::finish);
        }
    }

    private void leave(String ceremonyId, SummaryStream stream) {
        size.decrementAndGet();
        submit(() -> remove(ceremonyId, stream), () -> {});
    }

    private void remove(String ceremonyId, SummaryStream stream) {
        Set<SummaryStream> others = streams.get(ceremonyId);
        if (others != null) {
            others.remove(stream);
            if (others.isEmpty()) {
                streams.remove(ceremonyId);
                frames.remove(ceremonyId);
            }
        }
    }

    private void sendLatest(String ceremonyId) {
        Set<SummaryStream> readers = streams.get(ceremonyId);
        if (readers != null) {
            Optional<byte[]> frame = latest(ceremonyId);
            for (SummaryStream reader : List.copyOf(readers)) {
                frame.ifPresentOrElse(reader::offer, reader::finish);
            }
        }
    }

    private void sendHeartbeats() {
        byte[] frame = SseFrame.heartbeat();
        all().forEach(reader -> reader.offerIfIdle(frame));
    }

    /** A copy, since a reader that turns out to be gone leaves the set. */
    private List<SummaryStream> all() {
        return streams.values().stream().flatMap(Set::stream).toList();
    }

    /** The latest summary's frame, made once for all readers. Empty if the ceremony is gone. */
    private Optional<byte[]> latest(String ceremonyId) {
        return view.ceremonies()
                .flatMap(known -> known.summary(ceremonyId))
                .map(latest -> frames.compute(ceremonyId, (id, frame) -> frameOf(latest, frame)).bytes);
    }

    private static Frame frameOf(CommittedSummary latest, @Nullable Frame frame) {
        return frame != null && frame.summary.equals(latest) ? frame : new Frame(latest);
    }

    private static final class Frame {
        final CommittedSummary summary;
        final byte[] bytes;

        Frame(CommittedSummary summary) {
            this.summary = summary;
            this.bytes = SseFrame.of(summary);
        }
    }
}
