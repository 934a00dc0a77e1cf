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
        assertTrue(mayCount(FIRST, START));
        assertTrue(mayCount(SECOND, START + 5));
        assertFalse(mayCount(FIRST, START + 10));
        assertFalse(mayCount(SECOND, START + 15));

        assertTrue(mayCount(FIRST, START + TICK));
        assertTrue(mayCount(SECOND, START + TICK + 5));
    }

    /** Ten ms are half of a tick; beyond them as much time is left for events as was taken, but for half a tick. */
    @ParameterizedTest
    @CsvSource({"0, 20", "10, 20", "15, 20", "20, 30", "50, 90", "105, 200", "106, 200", "60000, 200"})
    void shouldLeaveHalfOfTheTimeToEvents(long taken, long next) {
        mayCount(FIRST, START);
        took(taken);

        assertFalse(mayCount(FIRST, START + next - 1));
        assertTrue(mayCount(FIRST, START + next));
    }

    @Test
    void shouldReckonWhatAllTasksTook() {
        mayCount(FIRST, START);
        took(20);
        mayCount(SECOND, START + 20);
        took(20);

        assertFalse(mayCount(FIRST, START + 69));
        assertTrue(mayCount(FIRST, START + 70));
    }

    @Test
    void shouldReckonEachTurnAnew() {
        mayCount(FIRST, START);
        took(50);
        mayCount(FIRST, START + 90);

        assertTrue(mayCount(FIRST, START + 90 + TICK));
    }

    @Test
    void shouldShareHalfATickAmongTasksThatCount() {
        assertEquals(millis(10), turns.share(FIRST, START, false));
        assertEquals(millis(5), turns.share(SECOND, START, false));

        turns.leave(FIRST);

        assertEquals(millis(10), turns.share(SECOND, START + TICK, false));
    }

    @Test
    void shouldLetAFirstCountNotWait() {
        assertEquals(millis(10), turns.share(FIRST, START, true));
        took(50);

        assertEquals(millis(10), turns.share(FIRST, START + 1, true));
        assertFalse(mayCount(FIRST, START + 1));
    }

    @Test
    void shouldReckonWhatAFirstCountTook() {
        turns.share(FIRST, START, true);
        took(50);

        assertTrue(mayCount(SECOND, START + 1));
        assertFalse(mayCount(SECOND, START + 89));
        assertTrue(mayCount(SECOND, START + 90));
    }

    @Test
    void shouldGiveFirstCountsAQuarterOfATickHoweverManyThereAre() {
        for (int task = 0; task < 100; task++) {
            assertTrue(turns.share(task, START, true) >= millis(5));
        }
        assertEquals(millis(5), turns.share(FIRST, START, true));
    }

    /** A task that begins in the middle of a turn takes part in it. */
    @Test
    void shouldLetATaskThatComesBackCountAtOnce() {
        mayCount(FIRST, START);
        turns.leave(FIRST);

        assertTrue(mayCount(FIRST, START + 1));
    }

    @Test
    void shouldGoOnAfterTheClockWasSetBack() {
        mayCount(FIRST, START);

        assertTrue(mayCount(FIRST, START - 3_600_000));
    }

    private boolean mayCount(Object task, long now) {
        return turns.share(task, now, false) > 0;
    }

    private void took(long millis) {
        turns.took(millis(millis));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
