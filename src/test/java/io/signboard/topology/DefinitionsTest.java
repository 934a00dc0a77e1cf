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
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionsTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";

    private static TestEvent[] projects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> signed("p" + i, 100 + i).of(i % 2 == 0 ? "steel" : "glass", null, null))
                .toArray(TestEvent[]::new);
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTallyParkedEventsOnceTheirDefinitionComes(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.send(Channel.ONLINE, projects(7));
            driver.send(
                    Channel.OFFLINE,
                    signed("p1", 0).amended(2, 3),
                    signed("p2", 0).withdrawn(2));
            driver.tick(Duration.ofSeconds(10));
            assertEquals(0, driver.count());
            assertEquals(List.of(), driver.rejects());
            driver.define(1, "'minimumAmount':50").settle();
            assertEquals("5 518", driver.headline());
            assertEquals(1, driver.rejects().size());
            assertEquals("below-minimum", driver.rejects().get(0).reason());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldKeepParkedEventsOverARestart(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.send(Channel.ONLINE, projects(7)).settle();
            driver.restarted().settle();
            driver.define(1, "").settle();
            assertEquals("7 721", driver.headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTallyAnewWithANewerDefinition(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(2))) {
            driver.define(1, "'sectors':[{'id':'steel'}]").tick();
            driver.send(Channel.ONLINE, projects(20)).settle();
            assertEquals(List.of("steel", "other"), sectors(driver.last()));
            driver.define(
                            2,
                            "'sectors':[{'id':'glass'},{'id':'steel'}],'tiers':[{'id':'t','above':109}],"
                                    + "'minimumAmount':101,'name':{'en':'Expo','zh':'博览会'}")
                    .tick(Duration.ofSeconds(1));
            assertEquals(List.of("glass", "steel"), sectors(driver.last()));
            assertEquals(Map.of("en", "Expo", "zh", "博览会"), driver.last().name());
            assertEquals("19 2090", driver.headline());
            assertEquals(10, driver.last().tiers().get(0).projects());
            assertEquals(2, driver.last().definitionVersion());
        }
    }

    private static List<String> sectors(Summary summary) {
        return summary.sectors().stream().map(Summary.Part::id).toList();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "{'ceremonyId':'expo','version':4,'currency':'USD'}",
                "{'ceremonyId':'expo','version':5,'currency':'USD'}",
                "{'ceremonyId':'expo','version':6}",
                "{'ceremonyId':'expo','version':6,'currency':'XXX'}",
                "{'ceremonyId':'expo','version':6.5,'currency':'USD'}",
                "{'ceremonyId':'other','version':6,'currency':'USD'}",
                "not json",
                ""
            })
    void shouldIgnoreADefinitionThatIsNoValidSuccessor(String json) {
        for (Shape shape :
                Shapes.all().map(arguments -> (Shape) arguments.get()[0]).toList()) {
            try (TallyDriver driver = shape.start()) {
                driver.define(5, "").tick();
                driver.send(Channel.ONLINE, signed("a", 1)).settle();
                Summary before = driver.last();
                driver.defineRaw("expo", json).settle();
                driver.restarted().settle();
                assertEquals(before, driver.last());
                driver.define(7, "'status':'rehearsal'").settle();
                assertEquals(7, driver.last().definitionVersion());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldIgnoreADefinitionWithoutAKey(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.defineRaw(null, "{'ceremonyId':'expo','version':6,'currency':'USD'}");
            driver.defineRaw(null, null).settle();
            assertEquals(0, driver.count());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldGoOnTallyingWhileItCountsAnew(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(1))) {
            driver.define(1, "").tick();
            TestEvent[] projects = projects(30);
            driver.send(Channel.ONLINE, projects).settle();
            driver.define(2, "'minimumAmount':10").tick().tick();
            // Ahead of the cursor and behind it: changed, withdrawn and new.
            driver.send(Channel.ONLINE, projects[0].amended(2, 1000), projects[9].amended(2, 1000));
            driver.send(Channel.OFFLINE, projects[1].withdrawn(2), projects[8].withdrawn(2));
            driver.send(Channel.OFF_SITE, signed("a", 7000), signed("z", 7000), signed("b", 5), signed("zz", 5));
            driver.tick();
            assertEquals(1, driver.last().definitionVersion());
            for (int i = 0; i < 10; i++) {
                driver.tick();
                driver.send(Channel.ONLINE, projects[10 + i].amended(2, 1), projects[29 - i].amended(3, 50));
            }
            driver.tick(Duration.ofSeconds(2));
            assertEquals(2, driver.last().definitionVersion());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldGiveUpACountForAStillNewerDefinition(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(1))) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, projects(20)).settle();
            int before = driver.count();
            for (int version = 2; version <= 9; version++) {
                driver.define(version, "'minimumAmount':" + (100 + version)).tick();
                driver.send(Channel.ONLINE, signed("n" + version, 106)).tick();
            }
            driver.tick(Duration.ofSeconds(2));
            assertEquals(9, driver.last().definitionVersion());
            List<Long> versions = driver.summaries().subList(before, driver.count()).stream()
                    .map(Summary::definitionVersion)
                    .distinct()
                    .toList();
            assertEquals(List.of(1L, 9L), versions, "no count in between was completed");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldJudgeByTheNewestDefinitionOnceInACountAndOnArrival(Shape shape) {
        try (TallyDriver driver = shape.start(Shapes.slicing(1))) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, projects(10)).settle();
            driver.define(2, "'minimumAmount':105").tick().tick();
            driver.send(
                    Channel.ONLINE,
                    signed("p9", 0).amended(2, 3),
                    signed("p5", 0).amended(2, 4));
            driver.tick(Duration.ofSeconds(1));
            driver.restarted().tick(Duration.ofSeconds(1));
            List<String> refused = driver.rejectTexts().stream()
                    .map(text -> text.split(" ", -1)[1])
                    .sorted()
                    .toList();
            assertEquals(List.of("p0", "p1", "p2", "p3", "p4", "p5", "p9"), refused);
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldRetallyACeremonyThatWasEmptiedByWithdrawals(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            TestEvent[] projects = projects(6);
            driver.send(Channel.ONLINE, projects).settle();
            for (TestEvent project : projects) {
                driver.send(Channel.ONLINE, project.withdrawn(2));
            }
            driver.settle();
            driver.restarted().settle();
            driver.define(2, "'currency':'USD'").settle();
            assertEquals("0 0", driver.headline());
            assertEquals("USD", driver.last().currency().getCurrencyCode());
        }
    }

    @Test
    void shouldNotWaitForPartitionsThatNeverHadAProject() {
        try (TallyDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            TestEvent only = signed(TallyDriver.lyingIn(1, 3, "p"), 100);
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, only).settle();
            driver.define(2, "'sectors':[{'id':'s'}]").settle();
            assertEquals(2, driver.last().definitionVersion());
            assertEquals("1 100", driver.headline());
            driver.send(Channel.ONLINE, signed(TallyDriver.lyingIn(2, 3, "q"), 10))
                    .settle();
            assertEquals("2 110", driver.headline());
        }
    }

    @Test
    void shouldLetTheLastWholeSummaryStandWhileALedgerDoesNotYetSeeTheDefinition() {
        try (ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, projects(12)).settle();
            Summary standing = driver.last();
            driver.blindLedger(1);
            driver.define(2, "'minimumAmount':106").tick(Duration.ofSeconds(9));
            assertEquals(standing.sequence() + 2, driver.last().sequence(), "heartbeats go on");
            assertEquals(standing.headline(), driver.last().headline());
            driver.send(Channel.ONLINE, signed("late0", 500), signed("late1", 500), signed("late2", 500));
            driver.restartLedger(1);
            driver.settle();
            assertEquals(1, driver.last().definitionVersion());
            driver.unblindLedger(1);
            driver.settle();
            assertEquals(2, driver.last().definitionVersion());
            assertEquals("9 2151", driver.headline());
        }
    }

    @Test
    void shouldWaitForItsOwnViewOfTheDefinition() {
        try (ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            driver.blindSummaries();
            driver.define(1, "");
            driver.send(Channel.ONLINE, projects(4)).settle();
            assertEquals(0, driver.count());
            driver.unblindSummaries();
            driver.settle();
            assertEquals("4 406", driver.headline());
            driver.blindSummaries();
            driver.define(2, "'minimumAmount':102").settle();
            assertEquals(1, driver.last().definitionVersion());
            driver.unblindSummaries();
            driver.settle();
            assertEquals("2 205", driver.headline());
        }
    }

    @Test
    void shouldNeverGoBackToAnOlderDefinitionWhenALedgerMovesToALaggingInstance() {
        try (ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS)) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, projects(4)).settle();
            driver.define(2, "'minimumAmount':102").settle();
            driver.moveLedgerToInstanceThatHasRead(0, 1);
            driver.send(Channel.ONLINE, signed("n", 1000), signed("low", 7)).settle();
            assertEquals("3 1205", driver.headline());
            assertEquals(3, driver.rejects().size(), "the low one is judged by version 2");
            driver.unblindLedger(0);
            driver.settle();
            assertEquals("3 1205", driver.headline());
            assertEquals(3, driver.rejects().size());
        }
    }

    @Test
    void shouldNeverGoBackToAnOlderDefinitionWhenASummaryMovesToALaggingInstance() {
        try (ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            driver.define(1, "").settle();
            driver.blindLedger(1);
            driver.define(2, "'minimumAmount':102").settle();
            driver.moveSummariesToInstanceThatHasRead(1);
            TestEvent event = signed(TallyDriver.lyingIn(1, 3, "p"), 100);
            driver.send(Channel.ONLINE, event).settle();
            assertEquals(2, driver.last().definitionVersion());
            assertEquals("0 0", driver.headline());
            driver.unblindLedger(1);
            driver.settle();
            assertEquals("0 0", driver.headline());
            driver.send(Channel.ONLINE, event.amended(2, 200)).settle();
            assertEquals("1 200", driver.headline(), "it remembers the definition that it has published with");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldSurviveADefinitionAsLargeAsItGets(Shape shape) {
        StringBuilder members = new StringBuilder("[");
        for (int i = 0; i < 1000; i++) {
            members.append(i == 0 ? "" : ",")
                    .append("{'id':'")
                    .append("m".repeat(100))
                    .append(i)
                    .append("'}");
        }
        String all = members.append("]").toString();
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'sectors':" + all + ",'investors':" + all + ",'provinces':" + all);
            driver.send(Channel.ONLINE, signed("a", 100).of("m".repeat(100) + "7", null, null))
                    .settle();
            driver.restarted().settle();
            assertEquals(1, driver.last().sectors().get(7).projects());
            assertTrue(driver.last().sectors().size() == 1000);
            assertFalse(driver.last().provinces().isEmpty());
        }
    }
}
