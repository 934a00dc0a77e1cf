package io.signboard.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class WaitsTest {

    private static final TopicPartition PARTITION = new TopicPartition("events", 0);
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Waits waits = new Waits();

    @Test
    void shouldMeasureFromDueTimeToTheFirstThatCovers() {
        waits.begin();
        long due = System.nanoTime();
        waits.sent(PARTITION, 7, due);

        waits.covered(Map.of(PARTITION, 7L), due + 10 * MILLI); // exclusive: not yet
        waits.covered(Map.of(PARTITION, 8L), due + 20 * MILLI);
        waits.covered(Map.of(PARTITION, 9L), due + 30 * MILLI);

        assertMeasured(20);
    }

    @Test
    void shouldMeasureWhatWasCoveredBeforeTheBrokersAnswerCame() {
        waits.begin();
        long due = System.nanoTime();
        waits.covered(Map.of(PARTITION, 8L), due + 20 * MILLI);

        waits.sent(PARTITION, 7, due);

        assertMeasured(20);
    }

    @Test
    void shouldLeaveOutWhatWasDueBeforeItBegan() {
        long due = System.nanoTime();
        waits.sent(PARTITION, 6, due);
        waits.begin();
        waits.sent(PARTITION, 7, due);

        waits.covered(Map.of(PARTITION, 8L), due + 20 * MILLI);

        assertEquals(0, waits.percentiles().count());
    }

    @Test
    void shouldLeaveOutWhatWasDueAfterItEndedButNotWhatStillWaited() {
        waits.begin();
        long due = System.nanoTime();
        waits.sent(PARTITION, 6, due);
        waits.end();
        waits.sent(PARTITION, 7, System.nanoTime());

        waits.covered(Map.of(PARTITION, 8L), due + 20 * MILLI);

        assertMeasured(20);
    }

    private void assertMeasured(double millis) {
        assertEquals(1, waits.percentiles().count());
        assertEquals(millis, waits.percentiles().longestMillis(), 0.1);
        assertEquals(0, waits.waiting());
    }
}
