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

        assertEquals(gap, pace.gap(false));
    }

    @Test
    void shouldGoByTheOneThatWaitedLeast() {
        pace.tookUp(5_000, 0);
        pace.tookUp(100, 0);
        pace.tookUp(5_000, 0);
        pace.adapt();

        assertEquals(GAP, pace.gap(false));
    }

    /** It waits for as long as a queue of some seconds' telling takes; the gap stays within a quarter of that. */
    @Test
    void shouldNotOutgrowTheQueue() {
        rounds(20, 3_000);

        assertEquals(1_280, pace.gap(false));
        assertTrue(pace.isStretched());
    }

    @Test
    void shouldStayWhereTheQueueIsBearable() {
        rounds(3, 3_000);
        assertEquals(640, pace.gap(false));

        rounds(20, 961);

        assertEquals(640, pace.gap(false));
    }

    /** What others tell doesn't become less by it. */
    @Test
    void shouldNotStretchTheGapForever() {
        rounds(20, 3_600_000);
        assertEquals(5_120, pace.gap(false));

        for (int round = 0; round < 3; round++) {
            pace.sent(1, TimeUnit.HOURS.toNanos(1));
            pace.adapt();
        }
        assertEquals(5_120, pace.gap(false));
    }

    @ParameterizedTest
    @CsvSource({"1, 320", "2, 160", "3, 80", "4, 80"})
    void shouldComeBackOnceWhatIsToldIsTakenUpWithinAGap(int rounds, long gap) {
        rounds(3, 3_000);

        rounds(rounds, 80);

        assertEquals(gap, pace.gap(false));
    }

    /** Other threads may have all summaries. */
    @Test
    void shouldComeBackWhereNothingIsTakenUp() {
        rounds(3, 3_000);

        pace.adapt();
        pace.adapt();
        pace.adapt();

        assertEquals(GAP, pace.gap(false));
        assertFalse(pace.isStretched());
    }

    @Test
    void shouldTakeTheLongerOfWhatQueueAndSendingAskFor() {
        for (int round = 0; round < 3; round++) {
            pace.sent(1, TimeUnit.MILLISECONDS.toNanos(50));
            pace.adapt();
        }
        assertEquals(320, pace.gap(false));

        pace.tookUp(1_000, 0);
        pace.adapt();
        assertEquals(320, pace.gap(false));

        pace.tookUp(1_300, 0);
        pace.adapt();
        assertEquals(640, pace.gap(false));
    }

    /** What is told costs what it takes to take it up. */
    @ParameterizedTest
    @CsvSource({"20, 80", "21, 160"})
    void shouldReckonWhatIsTakenUp(long millis, long gap) {
        for (int round = 0; round < 3; round++) {
            pace.tookUp(0, TimeUnit.MILLISECONDS.toNanos(millis));
            pace.adapt();
        }

        assertEquals(gap, pace.gap(false));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 17, 20, 80",
        "1000, 17, 21, 160",
        "1001, 17, 20, 160",
        "1001, 17, 21, 320",
        "1001, 16, 21, 160",
        "1001, 16, 41, 320"
    })
    void shouldSendOfManyForAnEighthOfTheTimeInABacklog(long age, int ceremonies, long millis, long gap) {
        for (int round = 0; round < 3; round++) {
            pace.dealtWith(age);
            pace.sent(ceremonies, TimeUnit.MILLISECONDS.toNanos(millis));
            pace.adapt();
        }

        assertEquals(gap, pace.gap(false));
    }

    @ParameterizedTest
    @CsvSource({"0, 80", "2000, 160"})
    void shouldNotStretchTheGapWhileNothingElseIsToDo(long age, long gap) {
        rounds(5, 3_000);
        pace.dealtWith(age);
        rounds(1, 3_000);

        assertEquals(1_280, pace.gap(false));
        assertEquals(gap, pace.gap(true));
    }

    /** A clock of another machine may be ahead. */
    @Test
    void shouldBearWhatWasToldInTheFuture() {
        rounds(3, -5_000);

        assertEquals(GAP, pace.gap(false));
    }

    private void rounds(int count, long queued) {
        for (int round = 0; round < count; round++) {
            pace.tookUp(queued, 0);
            pace.adapt();
        }
    }
}
