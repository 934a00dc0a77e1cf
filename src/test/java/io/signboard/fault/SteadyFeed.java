package io.signboard.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.feed.FeedReplay;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplayProducer;
import io.signboard.feed.ReplayResult;
import io.signboard.feed.ReplaySpeed;
import io.signboard.support.TestFeed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One ceremony's events after the other's at a steady rate: new projects, amendments, withdrawals, moves between channels,
 * conflicts, duplicates, stale, late and bad events; and definitions, which come after the first events, change in
 * mid-ceremony, and are now and then of no use.
 */
final class SteadyFeed implements AutoCloseable {

    private static final String DEFINITIONS = "ceremony.definitions";
    private static final int EVENTS_A_SECOND = 40;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** How far behind the clock a ceremony begins, which it overtakes: some of its windows close, and others are yet to come. */
    private static final Duration BEHIND = Duration.ofMinutes(1);

    private static final long LOWEST_MINIMUM = 1_000_000; // what the feed's amounts begin with
    private static final long MINIMUM_STEP = 250_000;

    private final String bootstrapServers;
    private final RandomGenerator random;
    private int ceremonies;
    private @Nullable TestFeed feed;
    private @Nullable FeedReplay replay;
    private CompletableFuture<ReplayResult> replaying = CompletableFuture.completedFuture(new ReplayResult(0, true));

    SteadyFeed(String bootstrapServers, RandomGenerator random) {
        this.bootstrapServers = bootstrapServers;
        this.random = random;
    }

    /** The ceremony whose events are sent. */
    String ceremonyId() {
        return "c-" + ceremonies;
    }

    /** Ends the ceremony before, if there is one, and begins the next. */
    void next() {
        if (ceremonies > 0) {
            end();
        }
        ceremonies++;
        int lines = EVENTS_A_SECOND * (int) LONGEST.toSeconds();
        Instant start = Clock.systemUTC().instant().minus(BEHIND).truncatedTo(ChronoUnit.SECONDS);
        TestFeed begun = TestFeed.untidy(ceremonyId(), lines, random.nextLong(), start);
        feed = begun;
        FeedReplay started = new FeedReplay(
                ReplayProducer.connect(Map.of("bootstrap.servers", bootstrapServers)),
                ReplaySpeed.parse(String.valueOf(Duration.ofHours(1).toSeconds() / LONGEST.toSeconds())),
                Pacer.monotonic(),
                Clock.systemUTC(),
                ReplayListener.NONE);
        replay = started;
        replaying = CompletableFuture.supplyAsync(() -> started.run(List.of(begun.lines())));
        TestFeed.define(bootstrapServers, begun.definition());
    }

    /** Changes how the ceremony is tallied, or tries to in a way that must not count. */
    void redefine() {
        ObjectNode definition = java.util.Objects.requireNonNull(feed).definition();
        long version = definition.get("version").longValue();
        switch (random.nextInt(6)) {
            case 0 -> TestFeed.define(bootstrapServers, definition.deepCopy().put("guestsInHeadline", true));
            case 1 -> publish(definition.toString().substring(1));
            case 2 ->
                TestFeed.define(
                        bootstrapServers,
                        definition.deepCopy().put("version", version + 1).put("currency", "XXXX"));
            default -> {
                definition.put("version", version + 1 + random.nextInt(3));
                definition.put("minimumAmount", LOWEST_MINIMUM + MINIMUM_STEP * random.nextInt(8));
                definition.put("guestsInHeadline", random.nextBoolean());
                TestFeed.define(bootstrapServers, definition);
            }
        }
    }

    private void publish(String value) {
        TestFeed.send(
                bootstrapServers,
                new ProducerRecord<>(
                        DEFINITIONS,
                        ceremonyId().getBytes(StandardCharsets.UTF_8),
                        value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether events are sent. */
    boolean isOn() {
        return replay != null;
    }

    /** Why the ceremony's events could not be sent, if they couldn't. */
    Optional<String> failure() {
        return replaying
                .handle((result, failure) -> Optional.ofNullable(failure).map(Throwable::getMessage))
                .getNow(Optional.empty());
    }

    /** Sends no more. */
    void stop() {
        FeedReplay running = replay;
        if (running != null) {
            replay = null;
            running.stop();
            replaying.handle((result, failure) -> result).join();
            running.close();
        }
    }

    /** Certifies the result, which has everything counted once more. */
    private void certify() {
        ObjectNode definition = java.util.Objects.requireNonNull(feed).definition();
        definition.put("version", definition.get("version").longValue() + 1).put("status", "certified");
        TestFeed.define(bootstrapServers, definition);
    }

    /** Sends no more, and certifies the result. */
    void end() {
        stop();
        certify();
    }

    @Override
    public void close() {
        if (replay != null) {
            replay.stop();
            replay.close();
        }
    }
}
