package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a gap of 80 ms that is set. {@link CadenceTest} has what follows from sending and from backlogs. */
class PaceTest {

    private static final long GAP = 80;

    private final Pace pace = new Pace(GAP);

    @ParameterizedTest
    @CsvSource({"0, 80", "320, 80", "321, 160", "60000, 160"})
    void shouldDoubleTheGapWhereWhatWasToldWaitsForLong(long queued, long gap) {
        rounds(1, queued);

        assertEquals(gap, pace.gap());
    }

    @Test
    void shouldGoByTheOneThatWaitedLeast() {
        pace.tookUp(5_000);
        pace.tookUp(100);
        pace.tookUp(5_000);
        pace.adapt();

        assertEquals(GAP, pace.gap());
    }

    /** It waits for as long as a queue of some seconds' telling takes; the gap stays within a quarter of that. */
    @Test
    void shouldNotOutgrowTheQueue() {
        rounds(20, 3_000);

        assertEquals(1_280, pace.gap());
        assertTrue(pace.isStretched());
    }

    @Test
    void shouldStayWhereTheQueueIsBearable() {
        rounds(3, 3_000);
        assertEquals(640, pace.gap());

        rounds(20, 641);

        assertEquals(640, pace.gap());
    }

    @ParameterizedTest
    @CsvSource({"1, 320", "2, 160", "3, 80", "4, 80"})
    void shouldComeBackOnceWhatIsToldIsTakenUpWithinAGap(int rounds, long gap) {
        rounds(3, 3_000);

        rounds(rounds, 80);

        assertEquals(gap, pace.gap());
    }

    /** Other threads may have all summaries. */
    @Test
    void shouldComeBackWhereNothingIsTakenUp() {
        rounds(3, 3_000);

        pace.adapt();
        pace.adapt();
        pace.adapt();

        assertEquals(GAP, pace.gap());
        assertFalse(pace.isStretched());
    }

    @Test
    void shouldTakeTheLongerOfWhatQueueAndSendingAskFor() {
        for (int round = 0; round < 3; round++) {
            pace.took(TimeUnit.MILLISECONDS.toNanos(50));
            pace.adapt();
        }
        assertEquals(320, pace.gap());

        pace.tookUp(1_000);
        pace.adapt();
        assertEquals(320, pace.gap());

        pace.tookUp(1_300);
        pace.adapt();
        assertEquals(640, pace.gap());
    }

    /** A clock of another machine may be ahead. */
    @Test
    void shouldBearWhatWasToldInTheFuture() {
        rounds(3, -5_000);

        assertEquals(GAP, pace.gap());
    }

    private void rounds(int count, long queued) {
        for (int round = 0; round < count; round++) {
            pace.tookUp(queued);
            pace.adapt();
        }
    }
}
