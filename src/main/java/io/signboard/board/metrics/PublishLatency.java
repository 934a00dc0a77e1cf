package io.signboard.board.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signboard.board.view.CommittedSummary;
import io.signboard.board.view.SummaryListener;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Measures how long an event takes from its writing to the board: of each summary that has a newer event in it than the one
 * before, when it can be seen. What was there already when the board started says nothing about that.
 */
public final class PublishLatency implements SummaryListener {

    private static final Duration[] LEVELS = LongStream.of(
                    10, 25, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 2000, 5000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer timer;
    private final Clock clock;

    /** By ceremony; touched by the thread alone that reads the topics. */
    private final Map<String, Long> newest = new HashMap<>();

    /** Measures by this clock, which must agree with that of the events' producers. */
    public PublishLatency(MeterRegistry meters, Clock clock) {
        this.timer = Timer.builder("signboard.publish.latency")
                .description("Time from the writing of a summary's newest event until the board shows the summary.")
                .serviceLevelObjectives(LEVELS)
                .register(meters);
        this.clock = clock;
    }

    @Override
    public void onSummary(CommittedSummary summary) {
        if (isNewer(summary)) {
            long millis = clock.millis() - summary.newestInput().orElseThrow();
            timer.record(Duration.ofMillis(Math.max(0, millis)));
        }
    }

    @Override
    public void onCaughtUp(CommittedSummary summary) {
        isNewer(summary);
    }

    /** Whether it has a newer event in it than any summary of its ceremony before; remembers that. */
    private boolean isNewer(CommittedSummary summary) {
        if (summary.newestInput().isEmpty()) {
            return false;
        }
        long input = summary.newestInput().getAsLong();
        Long before = newest.get(summary.ceremonyId());
        if (before != null && before >= input) {
            return false;
        }
        newest.put(summary.ceremonyId(), input);
        return true;
    }

    @Override
    public void onRemoval(String ceremonyId) {
        newest.remove(ceremonyId);
    }
}
