package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.Partial;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Summary;
import io.signboard.model.Tally;
import io.signboard.support.LedgeredTally;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.EncodedPartial;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The summary's own rules, told by ledgers that say what a test wants: what three partitions may tell and when. */
final class MergedPartsTest {

    private static final long MINUTE = Tally.epochMinute(TallyDriver.START.minus(Duration.ofDays(1)));

    private static final Duration TICK = TopologySettings.DEFAULTS.tick();
    private static final Duration BEAT = Duration.ofMillis(TopologySettings.DEFAULTS.shortestGapMs());

    private final ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3));

    MergedPartsTest() {
        driver.withoutNaiveTally();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /** A part of this many projects, of 1 yuan each, a project a minute. */
    private static PartialUpdate part(int partition, long version, int projects) {
        return part(partition, version, tally(version, partition, projects), true);
    }

    private static LedgeredTally tally(long version, int partition, int projects) {
        LedgeredTally tally = new LedgeredTally(definition(version));
        for (int i = 0; i < projects; i++) {
            tally.add(entry("p" + partition + "-" + i, MINUTE + i));
        }
        return tally;
    }

    private static Definition definition(long version) {
        String json = "{\"ceremonyId\":\"expo\",\"currency\":\"CNY\",\"version\":" + version + "}";
        return DefinitionJson.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry entry(String projectId, long minute) {
        ProjectEvent event = new ProjectEvent(
                EventType.SIGNED,
                "e",
                "expo",
                projectId,
                1,
                null,
                new Money(100, Currency.getInstance("CNY")),
                null,
                null,
                null,
                null,
                Instant.ofEpochSecond(minute * 60),
                null);
        return new Entry(Channel.ONLINE, 0, 0, event);
    }

    private static PartialUpdate part(int partition, long version, LedgeredTally tally, boolean snapshot) {
        return update(partition, version, snapshot, 0, tally.minutes(), tally.partial());
    }

    /** What partition 1 tells of the first definition when it has told before. */
    private static PartialUpdate changesOf(LedgeredTally tally) {
        return update(1, 1, false, 0, tally.takeChangedMinutes(), tally.partial());
    }

    private static PartialUpdate update(
            int partition,
            long version,
            boolean snapshot,
            int chunk,
            Map<Long, ChannelTotals> minutes,
            @org.jspecify.annotations.Nullable Partial partial) {
        return new PartialUpdate(
                "expo",
                partition,
                version,
                Map.of(),
                0,
                snapshot,
                chunk,
                minutes,
                partial == null ? null : EncodedPartial.of(partial));
    }

    @Test
    void shouldCountAPartitionThatNeverToldAnythingAsEmpty() {
        driver.define(1, "");
        driver.tell(part(1, 1, 3));
        driver.settle();
        assertEquals("3 3", driver.headline());
        driver.tell(part(2, 1, 4));
        driver.settle();
        assertEquals("7 7", driver.headline());
    }

    @Test
    void shouldTakeTheNewestThatAPartitionToldInPlaceOfWhatItToldBefore() {
        driver.define(1, "");
        driver.tell(part(1, 1, 3));
        driver.tell(part(1, 1, 5));
        driver.tell(part(1, 1, 2));
        driver.settle();
        assertEquals("2 2", driver.headline());
    }

    /** Ledgers tell on the same beat: one that misses the summary by a moment would wait for the next one. */
    @Test
    void shouldWaitForTheLedgersThatTellOnTheSameBeat() {
        tellOnBeats();
        driver.tell(part(0, 1, 4));
        driver.tick(BEAT.dividedBy(4));
        assertEquals("6 6", driver.headline());
        driver.tell(part(1, 1, 4));
        assertEquals("8 8", driver.headline());
    }

    @Test
    void shouldNotWaitForLongForALedgerThatTellsNothingMore() {
        tellOnBeats();
        driver.tell(part(0, 1, 4));
        driver.tick(BEAT.dividedBy(4));
        assertEquals("6 6", driver.headline());
        driver.tick(BEAT.dividedBy(2));
        assertEquals("7 7", driver.headline());
    }

    @Test
    void shouldWaitForNoLedgerAfterAQuietMoment() {
        tellOnBeats();
        driver.tick(Duration.ofSeconds(1));
        driver.tell(part(0, 1, 4));
        assertEquals("7 7", driver.headline());
        driver.tick(BEAT.multipliedBy(6));
        driver.tell(part(1, 1, 4));
        assertEquals("8 8", driver.headline());
    }

    @Test
    void shouldNotTakeWhatComesLateForWhatComesWithTheNextBeat() {
        tellOnBeats();
        driver.tell(part(0, 1, 4));
        driver.tick(BEAT.minus(TICK));
        driver.tell(part(1, 1, 4)); // of the same beat
        driver.tick(TICK);
        String before = driver.headline();
        driver.tell(part(0, 1, 5));
        assertEquals(before, driver.headline());
        driver.tick(TICK);
        driver.tell(part(1, 1, 5));
        driver.tick(BEAT.dividedBy(2));
        assertEquals("10 10", driver.headline());
    }

    /** Two ledgers tell one project more each, on three beats; then the next beat begins. */
    private void tellOnBeats() {
        driver.define(1, "");
        for (int beat = 1; beat <= 3; beat++) {
            driver.tell(part(0, 1, beat));
            driver.tell(part(1, 1, beat));
            driver.tick(BEAT);
        }
        assertEquals("6 6", driver.headline());
    }

    @Test
    void shouldWaitUntilAllPartsAreOfOneDefinition() {
        driver.define(1, "");
        driver.tell(part(0, 1, 1));
        driver.tell(part(1, 1, 2));
        driver.settle();
        Summary standing = driver.last();
        driver.define(2, "");
        driver.tell(part(0, 2, 10));
        driver.tell(part(0, 2, 20));
        driver.tick(Duration.ofSeconds(9));
        assertEquals(standing.sequence() + 2, driver.last().sequence());
        assertEquals(
                standing.placed(
                        driver.last().sequence(),
                        driver.last().publishedAt(),
                        driver.last().inputs()),
                driver.last());
        driver.tell(part(1, 2, 2));
        driver.settle();
        assertEquals("22 22", driver.headline());
        assertEquals(2, driver.last().definitionVersion());
    }

    @Test
    void shouldNotPublishAPartOfAnOlderDefinitionThanTheLastSummarys() {
        driver.define(1, "").settle();
        driver.define(2, "").settle();
        assertEquals(2, driver.last().definitionVersion());
        driver.tell(part(0, 1, 5));
        driver.settle();
        assertEquals("0 0", driver.headline());
        driver.restarted().settle();
        assertEquals("0 0", driver.headline());
        driver.tell(part(0, 2, 5));
        driver.settle();
        assertEquals("5 5", driver.headline());
    }

    @Test
    void shouldPublishNothingOfADefinitionThatWasPassedOver() {
        driver.define(1, "");
        driver.tell(part(0, 1, 1));
        driver.tell(part(1, 1, 1));
        driver.settle();
        driver.define(2, "");
        driver.tell(part(0, 2, 2));
        driver.define(3, "");
        driver.tell(part(0, 3, 3));
        driver.tell(part(1, 2, 2));
        driver.settle();
        assertEquals(1, driver.last().definitionVersion());
        driver.tell(part(1, 3, 3));
        driver.settle();
        assertEquals("6 6", driver.headline());
        assertEquals(
                List.of(1L, 3L),
                driver.summaries().stream()
                        .map(Summary::definitionVersion)
                        .distinct()
                        .toList());
    }

    @Test
    void shouldLayChunksAsideUntilTheRestOfTheirStepIsThere() {
        driver.define(1, "");
        driver.tell(part(1, 1, 3));
        driver.settle();
        int before = driver.count();
        LedgeredTally tally = tally(1, 2, 4);
        Map<Long, ChannelTotals> minutes = new TreeMap<>(tally.minutes());
        driver.tell(update(2, 1, true, 0, Map.of(MINUTE, at(minutes, 0)), null));
        driver.settle();
        driver.tell(update(2, 1, true, 1, Map.of(MINUTE + 1, at(minutes, 1)), null));
        driver.restarted().settle();
        assertEquals(before, driver.count());
        driver.tell(
                update(2, 1, true, 2, Map.of(MINUTE + 2, at(minutes, 2), MINUTE + 3, at(minutes, 3)), tally.partial()));
        driver.settle();
        assertEquals("7 7", driver.headline());
        assertEquals(before + 1, driver.count());
        assertEquals(2, driver.lastWindow("PT1M", minute(1)).projects());
    }

    private static ChannelTotals at(Map<Long, ChannelTotals> minutes, int index) {
        return minutes.getOrDefault(MINUTE + index, new ChannelTotals());
    }

    private static String minute(int index) {
        return Instant.ofEpochSecond((MINUTE + index) * 60).toString();
    }

    @Test
    void shouldFailRatherThanPublishAStepOfWhichAChunkIsMissing() {
        driver.define(1, "");
        LedgeredTally tally = tally(1, 2, 1);
        PartialUpdate rest = update(2, 1, true, 1, Map.of(), tally.partial());
        assertThrows(IllegalStateException.class, () -> driver.tell(rest));
    }

    @Test
    void shouldEmptyTheMinutesThatASnapshotDoesNotMention() {
        driver.define(1, "");
        driver.tell(part(1, 1, 5));
        driver.tell(part(2, 1, 5));
        driver.settle();
        driver.tell(part(1, 1, 2));
        driver.settle();
        assertEquals("7 7", driver.headline());
        assertEquals(1, driver.lastWindow("PT1M", minute(4)).projects(), "the other partition's remains");
        driver.tell(part(2, 1, 0));
        driver.settle();
        assertEquals(0, driver.lastWindow("PT1M", minute(4)).projects());
        assertEquals(1, driver.lastWindow("PT1M", minute(1)).projects());
    }

    @Test
    void shouldPublishAfterARestartTheMinutesThatWereToldBefore() {
        driver.define(1, "");
        LedgeredTally tally = tally(1, 1, 5);
        driver.tell(part(1, 1, tally, true));
        driver.settle();
        tally.takeChangedMinutes();
        tally.add(entry("more", MINUTE));
        driver.tell(changesOf(tally));
        tally.add(entry("most", MINUTE + 1));
        driver.tell(changesOf(tally));
        assertEquals(1, driver.lastWindow("PT1M", minute(1)).projects(), "not published yet");
        driver.restarted().settle();
        assertEquals("7 7", driver.headline());
        assertEquals(2, driver.lastWindow("PT1M", minute(0)).projects());
        assertEquals(2, driver.lastWindow("PT1M", minute(1)).projects());
        int published = driver.count();
        driver.restarted().settle();
        assertEquals(published, driver.count(), "nothing has changed since");
    }

    @Test
    void shouldPublishAfterARestartMoreMinutesThanAPartRemembers() {
        driver.define(1, "");
        LedgeredTally tally = tally(1, 1, 1);
        driver.tell(part(1, 1, tally, true));
        driver.settle();
        for (int update = 0; update < 3; update++) {
            tally.takeChangedMinutes();
            for (int i = 0; i < 600; i++) {
                tally.add(entry("p-" + update + "-" + i, MINUTE + 600L * update + i));
            }
            driver.tell(changesOf(tally));
        }
        assertEquals("601 601", driver.headline(), "the rest isn't published yet");
        driver.restarted().settle();
        assertEquals("1801 1801", driver.headline());
        assertEquals(2, driver.lastWindow("PT1M", minute(0)).projects());
        assertEquals(1, driver.lastWindow("PT1M", minute(700)).projects());
        assertEquals(1, driver.lastWindow("PT1M", minute(1799)).projects());
    }

    @Test
    void shouldEmptyTheMinutesThatOnlyAnUnpublishedUpdateMentioned() {
        driver.define(1, "");
        LedgeredTally tally = tally(1, 1, 2);
        driver.tell(part(1, 1, tally, true));
        driver.settle();
        tally.takeChangedMinutes();
        for (int minute = 4; minute < 6; minute++) { // the first is published at once
            tally.add(entry("p-" + minute, MINUTE + minute));
            driver.tell(changesOf(tally));
        }
        driver.tell(part(1, 1, 1));
        driver.settle();
        assertEquals("1 1", driver.headline());
        assertEquals(0, driver.lastWindow("PT1M", minute(4)).projects());
        assertEquals(List.of(), driver.window("PT1M", minute(5)));
        driver.restarted().settle();
        assertEquals("1 1", driver.headline());
        assertEquals(List.of(), driver.window("PT1M", minute(5)));
    }

    @Test
    void shouldLeaveTheMinutesThatAnUpdateDoesNotMention() {
        driver.define(1, "");
        LedgeredTally tally = tally(1, 1, 5);
        driver.tell(part(1, 1, tally, true));
        tally.takeChangedMinutes();
        tally.add(entry("more", MINUTE));
        driver.tell(changesOf(tally));
        driver.settle();
        assertEquals(2, driver.lastWindow("PT1M", minute(0)).projects());
        assertEquals(1, driver.lastWindow("PT1M", minute(4)).projects());
        tally.subtract(entry("more", MINUTE));
        tally.subtract(entry("p1-0", MINUTE));
        driver.tell(changesOf(tally));
        driver.settle();
        assertEquals(0, driver.lastWindow("PT1M", minute(0)).projects());
    }

    @Test
    void shouldForgetMinutesThatHaveNothing() {
        driver.define(1, "");
        driver.tell(part(1, 1, 50));
        driver.settle();
        driver.tell(part(1, 1, 0));
        driver.settle();
        int home = io.signboard.wire.Placement.partition("expo".getBytes(StandardCharsets.UTF_8), 3);
        assertTrue(driver.summaryStore(home, Stores.MINUTES).approximateNumEntries() == 0);
    }

    @Test
    void shouldPublishWindowsThatWaitedForTheOtherPartsAfterARestart() {
        driver.define(1, "");
        driver.tell(part(1, 1, 1));
        driver.tell(part(2, 1, 1));
        driver.settle();
        driver.define(2, "");
        driver.tell(part(1, 2, 5));
        driver.restarted().settle();
        assertEquals(2, driver.lastWindow("PT1M", minute(0)).projects());
        driver.tell(part(2, 2, 1));
        driver.settle();
        assertEquals(1, driver.lastWindow("PT1M", minute(4)).projects());
        assertEquals("6 6", driver.headline());
    }
}
