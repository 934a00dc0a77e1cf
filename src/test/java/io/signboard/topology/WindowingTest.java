package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.WindowSummary;
import io.signboard.model.Windowing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other windows from one start to the next. The clock starts at 02:32:00Z; contracts are signed at 02:31:07Z. */
final class WindowingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private TallyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS);

    @BeforeEach
    void define() {
        driver.define(1, "").tick();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static TopologySettings with(Duration grace, Duration... sizes) {
        TopologySettings d = TopologySettings.DEFAULTS;
        return new TopologySettings(
                1,
                d.publishGap(),
                d.tick(),
                d.heartbeat(),
                new Windowing(List.of(sizes), grace),
                d.slice(),
                d.ledger());
    }

    private WindowSummary minute() {
        return driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
    }

    @Test
    void shouldCorrectTheWindowsOfASizeThatWasLeftOutForAWhile() {
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        driver.restartedWith(with(GRACE, FIVE)).settle();
        driver.send(Channel.ONLINE, signed("a", 100).amended(2, 30)).settle();

        driver.restartedWith(TopologySettings.DEFAULTS).settle();

        assertEquals("30", minute().amount().toPlainString());
        driver.tick(Duration.ofSeconds(30));
        assertTrue(minute().isFinal());
    }

    @Test
    void shouldEmptyAWindowOfASizeThatWasLeftOutForAWhile() {
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        driver.restartedWith(with(GRACE, FIVE)).settle();
        driver.send(Channel.ONLINE, signed("a", 100).withdrawn(2)).settle();

        driver.restartedWith(TopologySettings.DEFAULTS).settle();

        assertTrue(driver.windowKeys().stream().noneMatch(key -> key.contains("|PT1M|")));
        driver.tick(Duration.ofSeconds(30));
        assertEquals(0, minute().projects());
    }

    @Test
    void shouldCloseTheWindowsOfASizeThatWasLeftOutWhenTheyEnded() {
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        driver.restartedWith(with(GRACE, FIVE)).settle();
        driver.tick(Duration.ofHours(1));
        assertFalse(minute().isFinal());

        driver.restartedWith(TopologySettings.DEFAULTS).settle();

        assertTrue(minute().isFinal());
        assertEquals("100", minute().amount().toPlainString());
    }

    @Test
    void shouldTakeBackTheWindowsOfASizeThatIsLeftOut() {
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        assertFalse(driver.windowKeys().stream().noneMatch(key -> key.contains("|PT1M|")));

        driver.restartedWith(with(GRACE, FIVE)).settle();

        assertTrue(driver.windowKeys().stream().noneMatch(key -> key.contains("|PT1M|")));
        assertEquals(
                5,
                driver.windowKeys().stream()
                        .filter(key -> key.contains("|PT5M|"))
                        .count());
    }

    @Test
    void shouldNumberAWindowThatWasTakenBackOnFromItsLastRevision() {
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        driver.tick(Duration.ofHours(1));
        long revision = minute().revision();
        driver.restartedWith(with(GRACE, FIVE)).settle();

        driver.restartedWith(TopologySettings.DEFAULTS).settle();

        assertEquals(revision + 1, minute().revision());
        assertTrue(minute().isFinal());
        assertEquals("100", minute().amount().toPlainString());
    }

    @Test
    void shouldPublishTheWindowsOfANewSize() {
        driver.send(Channel.ONLINE, signed("a", 100)).settle();

        driver.restartedWith(with(GRACE, MINUTE, FIVE, TEN)).settle();

        assertEquals(
                10,
                driver.windowKeys().stream()
                        .filter(key -> key.contains("|PT10M|"))
                        .count());
        assertEquals(
                "100",
                driver.lastWindow("PT10M", "2021-08-23T02:22:00Z").amount().toPlainString());
    }

    @Test
    void shouldCloseWindowsThatAShorterGraceIsOverFor() {
        driver.restartedWith(with(TEN, MINUTE)).settle();
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        driver.tick(Duration.ofMinutes(2));
        assertFalse(minute().isFinal());

        driver.restartedWith(with(GRACE, MINUTE)).settle();

        assertTrue(minute().isFinal());
    }

    @Test
    void shouldPublishNoWindowAgainWhereNothingIsOther() {
        driver.restartedWith(with(GRACE, MINUTE, TEN)).settle();
        driver.send(Channel.ONLINE, signed("a", 100)).settle();
        driver.tick(Duration.ofHours(1));
        List<Long> revisions = new ArrayList<>(List.of(minute().revision()));

        driver.restartedWith(with(GRACE, MINUTE, TEN)).settle();
        revisions.add(minute().revision());
        driver.restartedWith(with(TEN, TEN, MINUTE)).settle();
        revisions.add(minute().revision());

        assertEquals(List.of(2L, 2L, 2L), revisions);
    }
}
