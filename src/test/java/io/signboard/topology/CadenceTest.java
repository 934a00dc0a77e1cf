package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a gap of 80 ms between two sendings and a tick of 20 ms, begun on a beat of the ledgers. */
class CadenceTest {

    private static final long GAP = 80;
    private static final long TICK = 20;
    private static final long SUMMARIES_LATER = 20;
    private static final long START = 1_000_000 * GAP;

    private final Cadence cadence = new Cadence(TopologySettings.DEFAULTS);
    private final Cadence.Rounds rounds = cadence.ledgers;
    private long now = START;

    @BeforeEach
    void begin() {
        cadence.moveTo(START);
    }

    @Test
    void shouldLetGoAtOnceWhatWasNeverSent() {
        assertTrue(rounds.isDue(Cadence.NEVER));
    }

    @ParameterizedTest
    @CsvSource({"79, false", "80, true", "81, true"})
    void shouldKeepTheGapWhileTheThreadWorks(long work, boolean due) {
        long sent = sent();

        work(work);

        assertEquals(due, rounds.isDue(sent));
    }

    @Test
    void shouldCountOfALongPauseOneTickOnly() {
        long sent = sent();

        pause(5_000);
        work(GAP - 2 * TICK - 1);
        assertFalse(rounds.isDue(sent));
        work(1);

        assertTrue(rounds.isDue(sent));
    }

    @Test
    void shouldCountAShortPauseWhole() {
        long sent = sent();

        for (long waited = 0; waited < GAP; waited += TICK) {
            pause(TICK);
        }

        assertTrue(rounds.isDue(sent));
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true"})
    void shouldLetOthersJoinARoundAfterAQuarterOfTheGap(long waited, boolean due) {
        long sent = cadence.worked();

        work(waited);
        rounds.sent();

        assertEquals(due, rounds.isDue(sent));
        assertEquals(due, rounds.isDueAtTick(sent, sent));
    }

    @ParameterizedTest
    @CsvSource({"99, false, false", "100, true, false", "159, true, false", "160, true, true"})
    void shouldTellOverdueAndQuiet(long waited, boolean overdue, boolean quiet) {
        long sent = sent();

        work(waited);

        assertEquals(overdue, rounds.isOverdue(sent));
        assertEquals(quiet, rounds.isQuietSince(sent));
    }

    @ParameterizedTest
    @CsvSource({"0, 12500", "79, 12500", "80, 12501", "-1, 12499"})
    void shouldNumberBeats(long after, long beat) {
        assertEquals(beat, cadence.beat(1_000_000 + after));
    }

    /** The ledger whose round began late keeps to the beat of the others next time. */
    @ParameterizedTest
    @CsvSource({"0, 80", "10, 70", "20, 60", "21, 60"})
    void shouldBeginARoundOnTheBeat(long late, long later) {
        work(late);
        long sent = sent();

        work(later - 1);
        assertFalse(rounds.isDue(sent));
        work(1);

        assertTrue(rounds.isDue(sent));
    }

    @Test
    void shouldLetSummariesFollowTheLedgersBeat() {
        work(SUMMARIES_LATER);
        cadence.summaries.sent();
        long sent = cadence.worked();

        work(GAP - 1);
        assertFalse(cadence.summaries.isDue(sent));
        work(1);

        assertTrue(cadence.summaries.isDue(sent));
    }

    /** However many ceremonies are due: each would ask for a commit of its own. */
    @Test
    void shouldBeginOneRoundAGap() {
        rounds.sent();

        work(3);
        assertFalse(rounds.isDue(Cadence.NEVER));
        work(GAP - 3);

        assertTrue(rounds.isDue(Cadence.NEVER));
    }

    @ParameterizedTest
    @CsvSource({"59, true", "60, false"})
    void shouldLetTicksJoinForThreeTicks(long later, boolean due) {
        work(GAP);
        rounds.sent();

        work(later);

        assertEquals(due, rounds.isDueAtTick(Cadence.NEVER, Cadence.NEVER));
        assertFalse(rounds.isDue(Cadence.NEVER));
    }

    @Test
    void shouldLetNobodyJoinTheRoundInWhichItWasSent() {
        rounds.sent();
        long sent = cadence.worked();

        work(GAP / 4);

        assertFalse(rounds.isDueAtTick(sent, sent));
    }

    @Test
    void shouldNotLetThoseThatJoinProlongARound() {
        rounds.sent();
        work(2 * TICK);
        rounds.sent();

        work(TICK);

        assertFalse(rounds.isDueAtTick(Cadence.NEVER, Cadence.NEVER));
    }

    @Test
    void shouldLetGoAtEachTickWithoutAGap() {
        Cadence hasty = withGap(TopologySettings.DEFAULTS.tick());
        hasty.moveTo(START);
        hasty.ledgers.sent();
        long sent = hasty.worked();

        hasty.moveTo(START + TICK);

        assertTrue(hasty.ledgers.isDueAtTick(sent, sent));
    }

    @ParameterizedTest
    @CsvSource({"-3600000", "3600000"})
    void shouldGoOnAfterTheClockWasSet(long by) {
        long sent = cadence.worked();

        pause(by);
        work(GAP);

        assertTrue(rounds.isDue(sent));
    }

    @ParameterizedTest
    @CsvSource({"199, false", "200, true"})
    void shouldRestAfterTenTicksWithNothingToDo(long quiet, boolean rests) {
        work(GAP);
        cadence.stir();

        work(quiet);

        assertEquals(rests, cadence.isAtRest());
    }

    @Test
    void shouldNotRestBeforeItHasSeenThatNothingIsToDo() {
        assertFalse(cadence.isAtRest());
    }

    @ParameterizedTest
    @CsvSource({"0, 80", "20, 80", "21, 160", "40, 160", "41, 320", "500, 2560"})
    void shouldLengthenTheGapWhereSendingTakesLong(long millis, long gap) {
        rounds(3, millis);

        assertEquals(gap, gap());
    }

    @Test
    void shouldComeBackToTheGapThatIsSetOnceSendingTakesLittle() {
        rounds(3, 500);
        rounds(3, 1);

        assertEquals(GAP, gap());
    }

    @ParameterizedTest
    @CsvSource({"1000, 80", "1001, 160", "3600000, 160", "-5000, 80"})
    void shouldLengthenTheGapInABacklog(long age, long gap) {
        beat();
        cadence.dealtWith(now - age);

        assertEquals(gap, gapAfterNow());
    }

    @ParameterizedTest
    @CsvSource({"5000, 0", "0, 5000"})
    void shouldLengthenNoGapWhereAnyEventIsNew(long age, long ageAfterIt) {
        beat();
        cadence.dealtWith(now - age);
        cadence.dealtWith(now - ageAfterIt);

        assertEquals(GAP, gapAfterNow());
    }

    @Test
    void shouldTakeAnUnknownTimeForNoBacklog() {
        beat();
        cadence.dealtWith(0);

        assertEquals(GAP, gapAfterNow());
    }

    @Test
    void shouldComeBackToTheGapThatIsSetAfterABacklog() {
        beat();
        cadence.dealtWith(now - 2_000);
        rounds(1, 0);

        assertEquals(GAP, gap());
    }

    /** There is nothing that sending would keep waiting. */
    @ParameterizedTest
    @CsvSource({"38, false", "39, true"})
    void shouldKeepTheGapThatIsSetWhileNoRecordsCome(long idle, boolean due) {
        rounds(4, 500);
        long sent = cadence.worked();
        work(GAP);
        assertFalse(rounds.isDue(sent));
        assertFalse(rounds.isOverdue(sent));

        pause(1);
        for (long waited = 0; waited < idle; waited++) {
            pause(1);
        }

        assertEquals(due, rounds.isDue(sent));
        assertEquals(due, rounds.isOverdue(sent));
    }

    /** Each task's tick takes as long as it sends, and counts as one tick of work. */
    @Test
    void shouldNotTakeLongTicksForIdleness() {
        rounds(4, 500);
        long sent = cadence.worked();
        work(GAP);

        for (int task = 0; task < 8; task++) {
            pause(500);
            rounds.sendAll(List.of(task), sends -> true);

            assertFalse(rounds.isDue(sent));
        }
    }

    @Test
    void shouldLengthenTheGapWhereWhatWasToldWaitsForLong() {
        cadence.tookUp(0, now, 0);
        sent();
        beat();
        cadence.tookUp(0, now - 4 * GAP - 1, 0);

        assertEquals(2 * GAP, gapAfterNow());
    }

    /** Where sending takes long, the gap is long enough for a backlog already. */
    @Test
    void shouldNotLengthenTheGapTwice() {
        rounds(4, 20);
        beat();
        cadence.dealtWith(now - 2_000);

        assertEquals(2 * GAP, gapAfterNow());
        assertFalse(rounds.isStretched());
    }

    /** Ledgers that tell on the same beat are still waited for, as long as the gap and a tick. */
    @ParameterizedTest
    @CsvSource({"179, false", "180, true"})
    void shouldCallNothingOverdueInABacklogThatCameAGapAgo(long waited, boolean overdue) {
        beat();
        cadence.dealtWith(now - 2_000);
        long sent = sent();

        work(waited);

        assertEquals(overdue, rounds.isOverdue(sent));
        assertFalse(rounds.isStretched());
    }

    @ParameterizedTest
    @CsvSource({"4900, 980", "4901, 1960"})
    void shouldMeasureABacklogByGapsThatAreLong(long age, long gap) {
        Cadence slow = withGap(Duration.ofSeconds(1));
        long time = 980_000_000;
        slow.moveTo(time);
        slow.dealtWith(time - age);
        slow.ledgers.sent();
        long begun = slow.worked();

        while (!slow.ledgers.isDue(begun)) {
            slow.moveTo(++time);
            slow.dealtWith(0);
        }

        assertEquals(gap, time - 980_000_000);
    }

    @Test
    void shouldNotLengthenTheGapForASingleHiccup() {
        rounds(1, 5000);

        assertEquals(GAP, gap());
    }

    /** Where many ceremonies change, each tick would ask for a commit for those that changed since the one before. */
    @Test
    void shouldLetATaskJoinARoundOnce() {
        work(GAP);
        rounds.sent();
        long sentByTask = cadence.worked();
        work(TICK);

        assertTrue(rounds.isDueAtTick(Cadence.NEVER, Cadence.NEVER));
        assertFalse(rounds.isDueAtTick(Cadence.NEVER, sentByTask));
    }

    @Test
    void shouldLetNothingJoinLateWhereSendingTakesLong() {
        rounds(4, 500);
        work(TICK);

        assertFalse(rounds.isDueAtTick(Cadence.NEVER, Cadence.NEVER));
    }

    /** The first of what waits counts, not the newest. */
    @ParameterizedTest
    @CsvSource({"99, false", "100, true"})
    void shouldAskForACommitOfWhatWaits(long waited, boolean overdue) {
        cadence.changes();
        work(GAP);
        cadence.changes();

        work(waited - GAP);

        assertEquals(overdue, cadence.isCommitOverdue(false));
        assertEquals(overdue, cadence.isCommitOverdue(true));
    }

    @Test
    void shouldAskForNoCommitOfNothing() {
        work(10 * GAP);
        assertFalse(cadence.isCommitOverdue(false));
        assertFalse(cadence.isCommitOverdue(true));
    }

    @Test
    void shouldAskForNoCommitOfWhatWasCommitted() {
        cadence.changes();
        work(GAP);
        cadence.commits();

        work(10 * GAP);

        assertFalse(cadence.isCommitOverdue(false));
        assertFalse(cadence.isCommitOverdue(true));
    }

    /** Else slow brokers would get one commit after the other. */
    @Test
    void shouldAskForACommitByTheWallClockOnlyWhereToldTo() {
        cadence.changes();

        pause(5_000);
        work(TICK - 1);
        assertFalse(cadence.isCommitOverdue(true));
        work(1);

        assertFalse(cadence.isCommitOverdue(false));
        assertTrue(cadence.isCommitOverdue(true));
    }

    /** A thousand ceremonies that all change send in rounds that are rarer, and commit with them. */
    @Test
    void shouldAskForCommitsNoMoreOftenThanRoundsCome() {
        rounds(4, 30);
        cadence.changes();

        work(2 * GAP + TICK - 1);
        assertFalse(cadence.isCommitOverdue(false));
        work(1);

        assertTrue(cadence.isCommitOverdue(false));
    }

    @ParameterizedTest
    @CsvSource({"239, false", "240, true"})
    void shouldTellByTheWallClockWhatIsLongAgo(long passed, boolean longAgo) {
        pause(passed);

        assertEquals(longAgo, cadence.isLongAgo(START));
    }

    private static Cadence withGap(Duration gap) {
        TopologySettings defaults = TopologySettings.DEFAULTS;
        return new Cadence(new TopologySettings(
                1,
                gap,
                defaults.tick(),
                defaults.heartbeat(),
                defaults.windowing(),
                defaults.slice(),
                defaults.ledger()));
    }

    /** So many rounds whose sending takes so long. */
    private void rounds(int count, long millis) {
        for (int round = 0; round < count; round++) {
            work(100 * GAP);
            rounds.sent();
            rounds.pace.sent(1, TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    /** How long the next round takes to come after one on the beat that takes as long as those before. */
    private long gap() {
        beat();
        return gapAfterNow();
    }

    /** Works until a beat, however long the gap. */
    private void beat() {
        while (now % (1024 * GAP) != 0) {
            work(1);
        }
    }

    private long gapAfterNow() {
        long begun = now;
        long sent = sent();
        do {
            work(1);
        } while (!rounds.isDue(sent));
        return now - begun;
    }

    /** Ten seconds of a thread whose brokers take half a second for each commit. */
    @Test
    void shouldWorkBetweenTwoSlowCommits() {
        long sent = Cadence.NEVER;
        int commits = 0;
        int records = 0;
        while (now < START + 10_000) {
            work(1);
            records++;
            if (rounds.isDue(sent)) {
                sent = cadence.worked();
                rounds.sent();
                commits++;
                pause(500);
            }
        }

        assertTrue(records > 30L * commits, records + " records and " + commits + " commits");
    }

    private long sent() {
        rounds.sent();
        return cadence.worked();
    }

    /** Deals with a record each ms. */
    private void work(long millis) {
        for (long done = 0; done < millis; done++) {
            pause(1);
            cadence.dealtWith(0);
        }
    }

    private void pause(long millis) {
        now += millis;
        cadence.moveTo(now);
    }
}
