package io.signboard.board.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signboard.board.view.CommittedSummary;
import io.signboard.board.view.ShownCeremonies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PublishLatencyTest {

    private static final long NOW = 1_000_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PublishLatency latency =
            new PublishLatency(meters, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    private final Timer timer = meters.get("signboard.publish.latency").timer();

    @Test
    void shouldMeasureFromTheNewestEventOn() {
        latency.onSummary(summary("a", NOW - 120));

        assertEquals(1, timer.count());
        assertEquals(120, timer.totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldMeasureEachNewestEventOnce() {
        latency.onSummary(summary("a", NOW - 120));
        latency.onSummary(summary("a", NOW - 120));
        latency.onSummary(summary("a", NOW - 130));
        latency.onSummary(summary("b", NOW - 130));
        latency.onSummary(summary("a", NOW - 20));

        assertEquals(3, timer.count());
        assertEquals(270, timer.totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldNotMeasureWhatWasThereWhenTheBoardStarted() {
        latency.onCaughtUp(summary("a", NOW - 90_000));

        latency.onSummary(summary("a", NOW - 90_000));

        assertEquals(0, timer.count());
    }

    @Test
    void shouldNotMeasureASummaryWithoutEvents() {
        latency.onSummary(ShownCeremonies.committed(
                Figures.with("{'ceremonyId':'a','version':1,'currency':'CNY'}").summary(1), OptionalLong.empty()));

        assertEquals(0, timer.count());
    }

    @Test
    void shouldTakeAnEventFromTheFutureForOneOfThisMoment() {
        latency.onSummary(summary("a", NOW + 500));

        assertEquals(1, timer.count());
        assertEquals(0, timer.totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldMeasureACeremonyAnewAfterItsRemoval() {
        latency.onSummary(summary("a", NOW - 100));
        latency.onRemoval("a");

        latency.onSummary(summary("a", NOW - 150));

        assertEquals(2, timer.count());
    }

    private static CommittedSummary summary(String ceremonyId, long newestInput) {
        return ShownCeremonies.committed(
                Figures.with("{'ceremonyId':'" + ceremonyId + "','version':1,'currency':'CNY'}")
                        .summary(1),
                OptionalLong.of(newestInput));
    }
}
