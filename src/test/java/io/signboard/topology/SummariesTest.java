package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import io.signboard.topology.Shapes.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SummariesTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldShowZerosAtOnceWhereNothingIsSigned(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(
                            1,
                            "'sectors':[{'id':'steel'}],'tiers':[{'id':'large','above':5}],'exchangeRates':{'USD':6.4},"
                                    + "'host':'chongqing','provinces':[{'id':'chongqing'},{'id':'sichuan'}],"
                                    + "'previous':{'projects':7,'amount':70,'tiers':{'large':3}}")
                    .tick();
            Summary summary = driver.last();
            assertEquals(1, driver.count());
            assertEquals("0 0", driver.headline());
            assertEquals(BigDecimal.ZERO, summary.headline().average());
            assertNull(summary.headline().smallest());
            assertNull(summary.headline().largest());
            assertNull(summary.lastSignedAt());
            assertEquals(3, summary.channels().size());
            assertEquals(
                    List.of("steel"),
                    summary.sectors().stream().map(Summary.Part::id).toList());
            assertEquals(-3L, summary.tiers().get(0).change());
            assertEquals(new Summary.Change(-7L, BigDecimal.valueOf(-70)), summary.change());
            assertEquals(0, driver.windowRecords());
            assertNull(driver.lastHeader("signboard_newest_input"));
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldShowNoMoreThanTheDefinitionGives(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'currency':'JPY'").tick();
            assertNull(driver.last().change());
            assertNull(driver.last().guests());
            assertNull(driver.last().headline().converted());
            driver.send(
                            Channel.ONLINE,
                            signed("a", 0).amount("7", "JPY"),
                            signed("b", 0).amount("8.0", "JPY"))
                    .settle();
            assertEquals("2 15", driver.headline());
            assertEquals(BigDecimal.valueOf(8), driver.last().headline().average());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCarryHeadersThatSayWhatASummaryIs(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").settle();
            driver.send(Channel.ONLINE, signed("a", 100));
            long sent = driver.now();
            driver.settle();
            assertEquals("1.0", driver.lastHeader("ce_specversion"));
            assertEquals("expo/2", driver.lastHeader("ce_id"));
            assertEquals("expo", driver.lastHeader("ce_subject"));
            assertEquals("application/json", driver.lastHeader("content-type"));
            assertEquals(driver.last().publishedAt().toString(), driver.lastHeader("ce_time"));
            assertEquals(Long.toString(sent), driver.lastHeader("signboard_newest_input"));
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldNameTheNewestInputOfEventsThatCameBeforeTheirDefinition(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.send(Channel.ONLINE, signed("a", 100)).settle();
            driver.send(Channel.ONLINE, signed("a", 100).amended(2, 200));
            long sent = driver.now();
            driver.settle();
            driver.define(1, "").settle();
            assertEquals("1 200", driver.headline());
            assertEquals(Long.toString(sent), driver.lastHeader("signboard_newest_input"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearsal", "live"})
    void shouldRepeatTheLastSummaryWhileItIsQuiet(String status) {
        for (Shape shape : shapes()) {
            try (TallyDriver driver = shape.start()) {
                driver.define(1, "'status':'" + status + "'").tick();
                driver.send(Channel.ONLINE, signed("a", 100)).settle();
                Summary before = driver.last();
                driver.tick(Duration.ofSeconds(9));
                Summary after = driver.last();
                assertEquals(before.sequence() + 2, after.sequence());
                assertEquals(before.placed(after.sequence(), after.publishedAt(), after.inputs()), after);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"provisional", "certified"})
    void shouldStaySilentWhenTheCeremonyIsOver(String status) {
        for (Shape shape : shapes()) {
            try (TallyDriver driver = shape.start()) {
                driver.define(1, "'status':'" + status + "'").tick();
                driver.tick(Duration.ofSeconds(20));
                assertEquals(1, driver.count());
                driver.define(2, "'status':'live'").tick(Duration.ofSeconds(6));
                assertEquals(3, driver.count(), "heartbeats begin");
                driver.define(3, "'status':'" + status + "'").tick(Duration.ofSeconds(20));
                assertEquals(4, driver.count(), "heartbeats end");
                driver.send(Channel.ONLINE, signed("a", 100)).settle();
                assertEquals("1 100", driver.headline());
            }
        }
    }

    private static List<Shape> shapes() {
        return Shapes.all().map(arguments -> (Shape) arguments.get()[0]).toList();
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishTheFirstChangeAfterAQuietMomentAtOnce(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick(Duration.ofSeconds(1));
            driver.send(Channel.ONLINE, signed("a", 100));
            assertEquals("1 100", driver.headline());
            driver.tick(Duration.ofSeconds(1));
            driver.send(Channel.OFFLINE, signed("b", 100));
            assertEquals("2 200", driver.headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldConflateABurstToTheNewestState(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick(Duration.ofSeconds(1));
            int before = driver.count();
            for (int i = 0; i < 100; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 1), signed("q" + i, 1));
                driver.tick();
            }
            driver.settle();
            assertEquals("200 200", driver.headline());
            List<Summary> burst = driver.summaries().subList(before, driver.count());
            for (int i = 1; i < burst.size(); i++) {
                Duration gap = Duration.between(
                        burst.get(i - 1).publishedAt(), burst.get(i).publishedAt());
                assertTrue(gap.toMillis() <= 100, gap + " is too long a gap");
                assertTrue(
                        gap.toMillis() >= 60 || i == 1,
                        gap + " is too short a gap"); // a tick less, to fall in with the beat
            }
            assertTrue(burst.size() <= 27, burst.size() + " summaries in two seconds");
        }
    }

    /** What is shown of a backlog is behind anyway; the fewer commits, the sooner it is over. */
    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTellOfABacklogHalfAsOften(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick(Duration.ofSeconds(1));
            driver.sendsLate(Duration.ofMinutes(1));
            sendFor100Ticks(driver, "late");
            int before = driver.count();
            sendFor100Ticks(driver, "later");
            int late = driver.count() - before;

            driver.sendsLate(Duration.ZERO);
            sendFor100Ticks(driver, "soon");
            before = driver.count();
            sendFor100Ticks(driver, "sooner");
            int soon = driver.count() - before;

            assertTrue(late >= 12 && late <= 13, late + " summaries in two seconds of a backlog");
            assertTrue(soon >= 24 && soon <= 26, soon + " summaries in two seconds");
            assertEquals("400 400", driver.settle().headline());
        }
    }

    private static void sendFor100Ticks(TallyDriver driver, String projects) {
        for (int i = 0; i < 100; i++) {
            driver.send(Channel.ONLINE, signed(projects + i, 1)).tick();
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldPublishNothingForEventsThatChangeNothing(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'minimumAmount':10").tick();
            TestEvent project = signed("p", 100);
            driver.send(Channel.ONLINE, project).settle();
            int before = driver.count();
            driver.send(Channel.ONLINE, project, project.eventId("z"), project.eventId("A"), signed("low", 1));
            driver.send(
                    Channel.ONLINE,
                    signed("other", 1).ceremony("undefined"),
                    signed("low", 1).withdrawn(2));
            driver.sendRaw(Channel.ONLINE, null, null);
            driver.settle();
            assertEquals(before, driver.count());
            driver.send(Channel.ONLINE, signed("next", 100)).settle();
            assertEquals(before + 1, driver.count());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldKeepCeremoniesApart(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            List<String> ceremonies = Stream.of("a", "a.b", "a-b", "A", "ab").toList();
            for (String id : ceremonies) {
                driver.define(id, 1, "");
                driver.send(
                        Channel.ONLINE,
                        signed("same", 100).ceremony(id),
                        signed(id, 1).ceremony(id));
            }
            driver.settle();
            driver.send(Channel.ONLINE, signed("same", 100).amended(2, 5).ceremony("a"))
                    .settle();
            for (String id : ceremonies) {
                BigDecimal amount = BigDecimal.valueOf(id.equals("a") ? 6 : 101);
                assertEquals(amount, driver.last(id).headline().amount(), id);
            }
            assertEquals(List.of(), driver.rejects());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCountAProjectInTheChannelOfItsHighestRevision(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            TestEvent project = signed("p", 100);
            driver.send(Channel.ONLINE, project).settle();
            driver.send(Channel.OFF_SITE, project.amended(2, 100)).settle();
            assertEquals(0, driver.last().venue().projects());
            assertEquals(1, driver.last().channels().get(2).projects());
            driver.send(Channel.OFFLINE, project.withdrawn(3)).settle();
            assertEquals("0 0", driver.headline());
            driver.send(Channel.OFFLINE, project.amended(2, 7)).settle();
            assertEquals("0 0", driver.headline(), "only a higher revision brings it back");
            driver.send(Channel.OFFLINE, project.amended(4, 8)).settle();
            assertEquals("1 8", driver.headline());
            assertEquals(1, driver.last().venue().projects());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldShowTheRightTenWhenTheLargestAreWithdrawn(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(50)).withoutNaiveTally()) {
            driver.define(1, "").tick();
            for (int i = 0; i < 1200; i++) {
                driver.send(Channel.ONLINE, signed("p" + i, 1000 + i));
            }
            driver.settle();
            for (int i = 1199; i >= 100; i--) {
                driver.send(Channel.ONLINE, signed("p" + i, 1).withdrawn(2));
                if (i % 100 == 0) {
                    driver.tick();
                }
            }
            driver.tick(Duration.ofSeconds(2));
            assertEquals(100, driver.last().headline().projects());
            assertEquals(driver.naive(driver.last()).summary(driver.last()), driver.last());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldHoldTheLargestAmountsThereAre(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'exchangeRates':{'USD':6.4768,'JPY':0.05}").tick();
            for (int i = 0; i < 20; i++) {
                driver.send(Channel.ALL.get(i % 3), signed("p" + i, 0).amount("100000000000000.00", "CNY"));
            }
            driver.send(Channel.ONLINE, signed("cent", 0).amount("0.01", "CNY")).settle();
            assertEquals("21 2000000000000000.01", driver.headline());
            assertNotEquals(null, driver.last().headline().converted());
        }
    }
}
