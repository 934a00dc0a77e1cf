package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import io.signboard.topology.Shapes.Shape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the changelogs hold is enough; what they don't hold is counted again. */
final class RestartTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishNothingNewWhenNothingChanged(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(2))) {
            driver.define(
                            1,
                            "'host':'chongqing','exchangeRates':{'USD':6.4768},'minimumAmount':3,"
                                    + "'name':{'en':'Expo'},'tiers':[{'id':'t','above':5}],'previous':{'projects':2}")
                    .tick();
            driver.send(Channel.ONLINE, signed("a", 10).title("A \"title\" 题"), signed("b", 20), signed("c", 1));
            driver.send(Channel.OFFLINE, signed("d", 30).of("steel", "state", "sichuan"))
                    .settle();
            Summary before = driver.last();
            int windows = driver.windowRecords();
            for (int i = 0; i < 3; i++) {
                driver.restarted().settle();
            }
            assertEquals(before, driver.last());
            assertEquals(windows, driver.windowRecords());
            assertEquals(1, driver.rejects().size());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldGoOnWithTheSequenceAndNeverGoBackWithItsInputs(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(2))) {
            driver.define(1, "").tick();
            for (int i = 0; i < 12; i++) {
                TestEvent project = signed("p" + i, 100);
                driver.send(Channel.ONLINE, project);
                driver.send(Channel.OFFLINE, project.amended(2, 200 + i), project);
                driver.restarted().tick();
                driver.send(
                        Channel.OFF_SITE, signed("q" + i, 5), signed("q" + i, 5).withdrawn(2));
                driver.restarted();
                if (i % 3 == 0) {
                    driver.settle();
                }
            }
            driver.settle();
            assertEquals("12 2466", driver.headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCloseTheWindowsThatWereOpen(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1), signed("b", 1).at("2021-08-23T02:29:50Z"))
                    .settle();
            driver.restarted().tick();
            assertFalse(driver.lastWindow("PT1M", "2021-08-23T02:31:00Z").isFinal());
            driver.tick(Duration.ofSeconds(10));
            assertTrue(driver.lastWindow("PT1M", "2021-08-23T02:31:00Z").isFinal());
            driver.restarted().jump(Duration.ofMinutes(10)).settle();
            assertTrue(driver.lastWindow("PT5M", "2021-08-23T02:31:00Z").isFinal());
            assertTrue(driver.lastWindow("PT5M", "2021-08-23T02:25:00Z").isFinal());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldKeepHeartbeatsGoingFromTheLastSummary(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();
            long sequence = driver.last().sequence();
            driver.restarted().tick(Duration.ofSeconds(9));
            assertEquals(sequence + 2, driver.last().sequence());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTakeUpEventsWhileItStillCountsAnew(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(1))) {
            driver.define(1, "").tick();
            for (int i = 0; i < 20; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 100));
            }
            driver.settle();
            int before = driver.count();
            driver.restarted().tick().tick();
            driver.send(
                    Channel.ONLINE,
                    signed("p0", 100).amended(2, 1),
                    signed("p9", 100).amended(2, 1));
            driver.send(Channel.ONLINE, signed("a", 7), signed("z", 7)).tick();
            assertEquals(before, driver.count(), "the last whole one stands");
            driver.tick(Duration.ofSeconds(1));
            assertEquals("22 1816", driver.headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTakeUpADefinitionThatCameMeanwhile(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(1))) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1), signed("b", 10), signed("c", 100))
                    .settle();
            driver.define(2, "'minimumAmount':5").tick();
            driver.restarted();
            driver.define(3, "'minimumAmount':50").tick();
            driver.restarted().settle();
            assertEquals("1 100", driver.headline());
            assertEquals(2, driver.rejects().size(), driver.rejectTexts().toString());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldNotLetASmallCeremonyWaitForALargeOne(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(4)).withoutNaiveTally()) {
            List<String> small = List.of("a", "b", "c", "d", "e");
            driver.define(1, "");
            small.forEach(id -> driver.define(id, 1, ""));
            for (int i = 0; i < 600; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 100));
            }
            driver.tick(Duration.ofSeconds(4));
            driver.restarted().tick();
            small.forEach(id -> driver.send(Channel.ONLINE, signed("n", 7).ceremony(id)));
            driver.tick(Duration.ofMillis(200));
            for (String id : small) {
                assertEquals(1, driver.last(id).headline().projects(), id);
            }
        }
    }

    @Test
    void shouldStartFromCleanMemoryWhenTheSameProcessorsAreRevived() {
        try (ClusterDriver driver = new ClusterDriver(Shapes.slicing(2).withPartitions(2))) {
            driver.define(1, "").tick();
            for (int i = 0; i < 9; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 100));
            }
            driver.settle();
            Summary before = driver.last();
            int windows = driver.windowRecords();
            driver.revive();
            driver.settle();
            assertEquals(before, driver.last());
            assertEquals(windows, driver.windowRecords());
            driver.define(2, "'minimumAmount':50").tick();
            driver.revive();
            driver.send(Channel.ONLINE, signed("p0", 100).amended(2, 1)).settle();
            assertEquals("8 800", driver.headline());
            assertEquals(1, driver.rejects().size());
        }
    }

    @Test
    void shouldTakeUpWhatALedgerToldBeforeTheSummaryRestarted() {
        try (ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            driver.define(1, "").tick();
            for (int i = 0; i < 9; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 100));
            }
            driver.settle();
            driver.hold(0);
            driver.blindLedger(1);
            driver.define(2, "'minimumAmount':50").settle();
            driver.send(Channel.ONLINE, signed("p0", 100).amended(2, 500)).settle();
            driver.restarted().settle();
            assertEquals(1, driver.last().definitionVersion());
            driver.release(0);
            driver.restarted().settle();
            driver.unblindLedger(1);
            driver.settle();
            assertEquals("9 1300", driver.headline());
            assertEquals(2, driver.last().definitionVersion());
        }
    }
}
