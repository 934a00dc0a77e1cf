package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the tasks may be late with their next tick. */
final class RestTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldRestBetweenHeartbeats() {
        try (TopologyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS)) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).tick();

            driver.tick(SECOND);

            assertTrue(driver.isAtRest());
        }
    }

    @Test
    void shouldNotRestWhileAnotherEventMayFollow() {
        try (TopologyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS)) {
            driver.define(1, "").tick(SECOND);

            driver.send(Channel.ONLINE, signed("a", 1)).tick();

            assertFalse(driver.isAtRest());
        }
    }

    /** The count goes on by the tick: with one project a tick, forty need longer than a thread that rests would leave them. */
    @Test
    void shouldNotRestWhileProjectsAreCountedAgain() {
        try (TopologyDriver driver = new TopologyDriver(Shapes.slicing(1))) {
            driver.define(1, "");
            IntStream.range(0, 40).forEach(i -> driver.send(Channel.ONLINE, signed("p" + i, 1)));
            driver.tick(SECOND.multipliedBy(3));

            driver.define(2, "'minimumAmount':5");

            for (int tick = 0; driver.last().definitionVersion() < 2 && tick < 100; tick++) {
                driver.tick();
                assertFalse(driver.isAtRest(), "at rest after tick " + tick);
            }
            assertEquals(2, driver.last().definitionVersion());
        }
    }
}
