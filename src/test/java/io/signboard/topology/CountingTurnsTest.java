package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a tick of 20 ms. */
class CountingTurnsTest {

    private static final long TICK = 20;
    private static final long START = 1_000_000;
    private static final Object FIRST = "first";
    private static final Object SECOND = "second";

    private final CountingTurns turns = new CountingTurns(TICK);

    @Test
    void shouldLetEachTaskCountOnceATurn() {
        assertTrue(turns.mayCount(FIRST, START));
        assertTrue(turns.mayCount(SECOND, START + 5));
        assertFalse(turns.mayCount(FIRST, START + 10));
        assertFalse(turns.mayCount(SECOND, START + 15));

        assertTrue(turns.mayCount(FIRST, START + TICK));
        assertTrue(turns.mayCount(SECOND, START + TICK + 5));
    }

    /** Ten ms are half of a tick; beyond them as much time is left for events as was taken, but for half a tick. */
    @ParameterizedTest
    @CsvSource({"0, 20", "10, 20", "15, 20", "20, 30", "50, 90", "105, 200", "106, 200", "60000, 200"})
    void shouldLeaveHalfOfTheTimeToEvents(long taken, long next) {
        turns.mayCount(FIRST, START);
        took(taken);

        assertFalse(turns.mayCount(FIRST, START + next - 1));
        assertTrue(turns.mayCount(FIRST, START + next));
    }

    @Test
    void shouldReckonWhatAllTasksTook() {
        turns.mayCount(FIRST, START);
        took(20);
        turns.mayCount(SECOND, START + 20);
        took(20);

        assertFalse(turns.mayCount(FIRST, START + 69));
        assertTrue(turns.mayCount(FIRST, START + 70));
    }

    @Test
    void shouldReckonEachTurnAnew() {
        turns.mayCount(FIRST, START);
        took(50);
        turns.mayCount(FIRST, START + 90);

        assertTrue(turns.mayCount(FIRST, START + 90 + TICK));
    }

    @Test
    void shouldShareHalfATickAmongTasksThatCount() {
        turns.mayCount(FIRST, START);
        assertEquals(TimeUnit.MILLISECONDS.toNanos(10), turns.share());
        turns.mayCount(SECOND, START);
        assertEquals(TimeUnit.MILLISECONDS.toNanos(5), turns.share());

        turns.leave(FIRST);

        assertEquals(TimeUnit.MILLISECONDS.toNanos(10), turns.share());
    }

    @Test
    void shouldShareBeforeAnyTaskCounts() {
        assertEquals(TimeUnit.MILLISECONDS.toNanos(10), turns.share());
    }

    /** A task that begins in the middle of a turn takes part in it. */
    @Test
    void shouldLetATaskThatComesBackCountAtOnce() {
        turns.mayCount(FIRST, START);
        turns.leave(FIRST);

        assertTrue(turns.mayCount(FIRST, START + 1));
    }

    @Test
    void shouldGoOnAfterTheClockWasSetBack() {
        turns.mayCount(FIRST, START);

        assertTrue(turns.mayCount(FIRST, START - 3_600_000));
    }

    private void took(long millis) {
        turns.took(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
