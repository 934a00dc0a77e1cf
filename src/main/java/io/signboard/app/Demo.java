package io.signboard.app;

import io.signboard.admin.DefinitionFile;
import io.signboard.admin.DefinitionPublisher;
import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.feed.FeedReplay;
import io.signboard.feed.FeedSource;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplayProducer;
import io.signboard.feed.ReplayResult;
import io.signboard.feed.ReplaySpeed;
import io.signboard.model.Channel;
import io.signboard.model.Summary;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** Replays the Smart China Expo 2021 ceremony into a running program and holds the result against the press report. */
public final class Demo implements AutoCloseable {

    private static final String DEFINITION = "/sce-2021/definition.json";
    private static final String FEED = "/sce-2021/feed.jsonl";
    private static final String PUBLISHED = "/sce-2021/published-figures.json";
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final LiveProgram program;
    private final FeedReplay replay;
    private final Pacer pacer;
    private final Clock clock;
    private final byte[] definition = resource(DEFINITION);

    /**
     * A demo on a program whose processor and board have started; to be closed.
     *
     * @param speed how many times the ceremony's own pace
     * @param listener follows the replay
     */
    public Demo(LiveProgram program, ReplaySpeed speed, Pacer pacer, Clock clock, ReplayListener listener) {
        this.program = program;
        this.pacer = pacer;
        this.clock = clock;
        this.replay = new FeedReplay(ReplayProducer.connect(program.clientSettings()), speed, pacer, clock, listener);
    }

    /** The ceremony's id. */
    public String ceremonyId() {
        return DefinitionJson.decode(definition).ceremonyId();
    }

    /** The latest committed summary of the ceremony, if there is one yet. */
    public Optional<Summary> latest() {
        return program.view()
                .ceremonies()
                .flatMap(all -> all.summary(ceremonyId()))
                .map(committed -> committed.summary());
    }

    /** Publishes the ceremony's definition. */
    public void define() {
        KafkaClients clients = new KafkaClients(program.clientSettings(), ANSWER);
        try (Consumer<byte[], byte[]> consumer = clients.consumer();
                Producer<byte[], byte[]> producer = clients.producer()) {
            DefinitionPublisher publisher = new DefinitionPublisher(new RecordReader(consumer, ANSWER), clock);
            publisher.publish(publisher.check(List.of(DefinitionFile.of(DEFINITION, definition))), producer);
        }
    }

    /** Sends the ceremony's events; returns early if stopped. */
    public ReplayResult replay() {
        try (FeedReplay closing = replay) {
            return closing.run(List.of(FeedSource.resource(FEED)));
        }
    }

    /** Lets go of the connection for the feed, which a replay that ran has done already. */
    @Override
    public void close() {
        replay.close();
    }

    /** Ends the replay soon. */
    public void stop() {
        replay.stop();
    }

    /**
     * Waits until the summary shows all that was sent: it says so itself, unless the last events changed nothing; then it
     * is one that came out well after the processor had dealt with them.
     *
     * @return the summary
     * @throws AppException if that takes more than a minute
     */
    public Summary settled() throws InterruptedException {
        long deadline = pacer.nanos() + PATIENCE.toNanos();
        try (GroupLag lag = new GroupLag(program.clientSettings(), StreamsProperties.APPLICATION_ID, ANSWER)) {
            while (lag.total() > 0) {
                waitOn(deadline);
            }
            Instant late = clock.instant().plus(SETTLING);
            Map<TopicPartition, Long> ends = lag.ends();
            while (latest().filter(summary ->
                            shows(summary, ends) || summary.publishedAt().isAfter(late))
                    .isEmpty()) {
                waitOn(deadline);
            }
        }
        return latest().orElseThrow();
    }

    private static boolean shows(Summary summary, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> {
            Channel channel = Topics.channelOf(end.getKey().topic()).orElseThrow();
            Map<Integer, Long> bounds = summary.inputs().getOrDefault(channel, Collections.emptySortedMap());
            return bounds.getOrDefault(end.getKey().partition(), 0L) >= end.getValue();
        });
    }

    private void waitOn(long deadline) throws InterruptedException {
        if (pacer.nanos() > deadline) {
            throw new AppException(
                    "The figures did not settle within " + PATIENCE.toSeconds() + " s after the last event.");
        }
        pacer.pause(Duration.ofMillis(50));
    }

    /** Every published figure beside the summary's. */
    public List<FigureRow> compare(Summary summary) {
        return FigureComparison.of(resource(PUBLISHED), summary);
    }

    private static byte[] resource(String path) {
        try (InputStream stream = Demo.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + path + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + path + " can't be read", e);
        }
    }
}
