package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.topology.Shapes.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock starts at 02:32:00Z; the grace is 10 s. */
final class WindowsTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTumbleByTheMinuteAndHopOverFive(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(
                    Channel.ONLINE,
                    signed("a", 1).at("2021-08-23T02:31:00Z"),
                    signed("b", 10).at("2021-08-23T10:31:59.999999999+08:00"),
                    signed("c", 100).at("2021-08-23T02:32:00Z"));
            driver.settle();
            assertEquals(
                    List.of(
                            "expo|PT1M|2021-08-23T02:31:00Z",
                            "expo|PT1M|2021-08-23T02:32:00Z",
                            "expo|PT5M|2021-08-23T02:27:00Z",
                            "expo|PT5M|2021-08-23T02:28:00Z",
                            "expo|PT5M|2021-08-23T02:29:00Z",
                            "expo|PT5M|2021-08-23T02:30:00Z",
                            "expo|PT5M|2021-08-23T02:31:00Z",
                            "expo|PT5M|2021-08-23T02:32:00Z"),
                    driver.windowKeys());
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 2, "11");
            assertWindow(driver, "PT1M", "2021-08-23T02:32:00Z", 1, "100");
            assertWindow(driver, "PT5M", "2021-08-23T02:27:00Z", 2, "11");
            assertWindow(driver, "PT5M", "2021-08-23T02:31:00Z", 3, "111");
            assertWindow(driver, "PT5M", "2021-08-23T02:32:00Z", 1, "100");
        }
    }

    private static void assertWindow(TallyDriver driver, String size, String start, long projects, String amount) {
        WindowSummary window = driver.lastWindow(size, start);
        assertEquals(
                projects + " " + amount,
                window.projects() + " " + window.amount().toPlainString());
        assertEquals(3, window.channels().size());
    }

    @ParameterizedTest
    @CsvSource({"live", "certified"})
    void shouldCloseAWindowAGraceAfterItsEndAndNotAMillisecondBefore(String status) {
        for (Shape shape : shapes()) {
            try (TallyDriver driver = shape.start()) {
                driver.define(1, "'status':'" + status + "'").tick();
                driver.send(Channel.ONLINE, signed("a", 1)).settle();
                long closing = Instant.parse("2021-08-23T02:32:10Z").toEpochMilli();
                driver.tick(Duration.ofMillis(closing - 1 - driver.now()));
                WindowSummary open = driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
                assertFalse(open.isFinal());
                driver.tick(Duration.ofMillis(1));
                WindowSummary closed = driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
                assertTrue(closed.isFinal());
                assertEquals(open.revision() + 1, closed.revision());
                assertEquals(open.amount(), closed.amount());
                assertEquals(driver.last().sequence(), closed.sequence());
                assertFalse(driver.lastWindow("PT5M", "2021-08-23T02:31:00Z").isFinal());
            }
        }
    }

    private static List<Shape> shapes() {
        return Shapes.all().map(arguments -> (Shape) arguments.get()[0]).toList();
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCloseEveryWindowOnceWhenHoursPassAtOnce(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();
            driver.jump(Duration.ofHours(3)).tick(Duration.ofSeconds(1));
            assertTrue(driver.lastWindow("PT5M", "2021-08-23T02:31:00Z").isFinal());
            int before = driver.windowRecords();
            driver.jump(Duration.ofHours(3)).tick(Duration.ofSeconds(1));
            assertEquals(before, driver.windowRecords());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishALaterChangeAsAHigherRevisionThatIsStillFinal(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();
            driver.jump(Duration.ofMinutes(10)).settle();
            WindowSummary closed = driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
            driver.send(Channel.ONLINE, signed("late", 10)).settle();
            WindowSummary later = driver.lastWindow("PT1M", "2021-08-23T02:31:00Z");
            assertTrue(later.isFinal());
            assertEquals(closed.revision() + 1, later.revision());
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 2, "11");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCloseWindowsOfLongAgoAtOnceAndKeepThoseOfTheFutureOpen(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(
                    Channel.ONLINE,
                    signed("past", 1).at("0000-01-01T00:00:00Z"),
                    signed("old", 10).at("1969-12-31T23:59:59Z"),
                    signed("future", 100).at("9999-12-31T23:59:59Z"));
            driver.settle();
            assertTrue(driver.lastWindow("PT1M", "0000-01-01T00:00:00Z").isFinal());
            assertTrue(driver.lastWindow("PT1M", "1969-12-31T23:59:00Z").isFinal());
            assertFalse(driver.lastWindow("PT1M", "9999-12-31T23:59:00Z").isFinal());
            driver.restarted().settle();
            driver.send(Channel.ONLINE, signed("future", 1).amended(2, 5).at("9999-12-31T23:59:59Z"))
                    .settle();
            assertWindow(driver, "PT1M", "9999-12-31T23:59:00Z", 1, "5");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldMoveAProjectsContributionWithItsCorrection(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1)).settle();
            driver.send(Channel.OFFLINE, signed("a", 1).amended(2, 5).at("2021-08-23T01:00:00Z"))
                    .settle();
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 0, "0");
            assertWindow(driver, "PT1M", "2021-08-23T01:00:00Z", 1, "5");
            driver.send(Channel.OFFLINE, signed("a", 1).withdrawn(3)).settle();
            assertWindow(driver, "PT1M", "2021-08-23T01:00:00Z", 0, "0");
            assertTrue(driver.lastWindow("PT1M", "2021-08-23T01:00:00Z").isFinal());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishAChangeThatTouchesWindowsOnly(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            for (int i = 0; i < 11; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 1000 + i));
            }
            TestEvent small = signed("small", 1).at("2021-08-23T01:00:00Z");
            driver.send(Channel.ONLINE, small, signed("least", 1).at("2021-08-23T00:00:00Z"))
                    .settle();
            Summary before = driver.last();
            driver.send(Channel.ONLINE, small.amended(2, 1).at("2021-08-23T00:30:00Z"))
                    .settle();
            assertWindow(driver, "PT1M", "2021-08-23T01:00:00Z", 0, "0");
            assertWindow(driver, "PT1M", "2021-08-23T00:30:00Z", 1, "1");
            assertEquals(before.sequence() + 1, driver.last().sequence());
            assertEquals(before.headline(), driver.last().headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishNothingWhenAChangeIsTakenBackBeforeTheNextSummary(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1), signed("b", 1)).settle();
            driver.send(Channel.ONLINE, signed("c", 1));
            int before = driver.count();
            driver.send(
                            Channel.ONLINE,
                            signed("a", 1).amended(2, 7),
                            signed("a", 1).amended(3, 1))
                    .settle();
            assertEquals(before, driver.count());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCountGuestsInWindowsWhereTheyStandApart(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'host':'chongqing'").tick();
            driver.send(Channel.ONLINE, signed("home", 10), signed("guest", 5).of(null, null, "sichuan"))
                    .settle();
            assertEquals("1 10", driver.headline());
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 2, "15");
            driver.define(2, "'host':'chongqing','guestsInHeadline':true").settle();
            assertEquals("2 15", driver.headline());
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 2, "15");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldFollowAChangeOfTheCurrencyEvenWhereTheDigitsStayTheSame(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("cny", 0).amount("1.00", "CNY"))
                    .send(Channel.ONLINE, signed("cny2", 0).amount("1.00", "JPY"))
                    .send(Channel.ONLINE, signed("jpy", 0).amount("100", "JPY"))
                    .settle();
            driver.define(2, "'currency':'JPY','minimumAmount':50").settle();
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 1, "100");
            driver.restarted().settle();
            driver.define(3, "'currency':'USD'").settle();
            assertWindow(driver, "PT1M", "2021-08-23T02:31:00Z", 0, "0");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldBearThousandsOfScatteredMinutes(Shape shape) {
        try (TallyDriver driver = shape.start().withoutNaiveTally()) {
            Instant first = TallyDriver.START.minus(2500, ChronoUnit.HOURS);
            for (int i = 0; i < 2500; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 1).at(first.plus(i, ChronoUnit.HOURS)));
            }
            driver.define(1, "").settle();
            assertEquals("2500 2500", driver.headline());
            assertEquals(15_000, driver.windowKeys().size());
            int records = driver.windowRecords();
            driver.restarted().settle();
            assertEquals(records, driver.windowRecords(), "what was told again is no news");
            driver.send(Channel.ONLINE, signed("p0", 1).withdrawn(2)).settle();
            assertEquals(records + 6, driver.windowRecords());
            driver.define(2, "'minimumAmount':2").settle();
            assertEquals("0 0", driver.headline());
            assertEquals(records + 15_000, driver.windowRecords());
        }
    }
}
