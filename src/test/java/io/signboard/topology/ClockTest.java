package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.WindowSummary;
import io.signboard.topology.Shapes.Shape;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A clock that is set back, or forward and back. A summary always says when it was published by the clock of that moment, so
 * that its age is right from then on; what orders summaries is their sequence, which the driver checks of each.
 */
final class ClockTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldRepeatASummaryAtOnceByTheNewClockAndGoOnWithHeartbeats(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();
            long sequence = driver.last().sequence();

            driver.setBack(HOUR).tick();

            assertEquals(sequence + 1, driver.last().sequence());
            assertEquals(Instant.ofEpochMilli(driver.now()), driver.last().publishedAt());
            driver.tick(Duration.ofSeconds(8));
            assertEquals(sequence + 3, driver.last().sequence());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishChangesWithTheUsualGapAfterTheClockWasSetBack(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();

            driver.setBack(HOUR).tick();
            driver.send(Channel.ONLINE, signed("b", 10), signed("c", 100)).tick(Duration.ofMillis(200));

            assertEquals("3 111", driver.headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldNeverOpenAFinalWindowAgain(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();
            driver.jump(HOUR);
            WindowSummary closed = driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
            assertTrue(closed.isFinal());

            settle(driver.setBack(HOUR));
            settle(driver.send(Channel.ONLINE, signed("late", 10)));

            WindowSummary later = driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
            assertTrue(later.isFinal());
            assertEquals(closed.revision() + 1, later.revision());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCloseNewWindowsWhenTheClockThatWasSetBackGetsThere(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.jump(HOUR);
            settle(driver.setBack(HOUR));
            settle(driver.send(Channel.ONLINE, signed("a", 1)));
            assertFalse(driver.lastWindow("PT5M", "2021-08-23T02:31:00Z").isFinal());

            settle(driver.restarted().jump(Duration.ofMinutes(5)));

            assertTrue(driver.lastWindow("PT5M", "2021-08-23T02:31:00Z").isFinal());
            assertEquals("1 1", driver.headline());
        }
    }

    /** Some ticks; the driver's own would hold windows that are final against a clock that isn't there yet. */
    private static void settle(TallyDriver driver) {
        for (int tick = 0; tick < 25; tick++) {
            driver.jump(TopologySettings.DEFAULTS.tick());
        }
    }
}
