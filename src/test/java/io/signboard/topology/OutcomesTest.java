package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.Channel;
import io.signboard.topology.Shapes.Shape;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the topology tells of its records. That each has one outcome, and each reject is told, every driver checks. */
final class OutcomesTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTellWhatBecameOfEachRecord(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'minimumAmount':100").tick();
            TestEvent project = signed("p", 100);
            driver.send(Channel.ONLINE, project, project, project.eventId("A"), project.eventId("z"));
            driver.send(Channel.ONLINE, project.amended(3, 300), project.amended(2, 200), project.withdrawn(4));
            driver.send(
                    Channel.OFFLINE, signed("low", 99), signed("elsewhere", 500).ceremony("unknown"));
            driver.send(Channel.OFFLINE, signed("elsewhere", 500).ceremony("unknown"));
            driver.sendRaw(Channel.OFF_SITE, new byte[] {'k'}, new byte[] {'?'});

            assertEquals(
                    Map.of(
                            "online counted", 3L,
                            "online duplicate", 3L,
                            "online stale", 1L,
                            "offline rejected", 1L,
                            "offline parked", 1L,
                            "offline duplicate", 1L,
                            "off-site rejected", 1L),
                    driver.counts().outcomes());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTellBothSidesOfAConflict(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("p", 100).eventId("b"));
            driver.send(Channel.OFFLINE, signed("p", 200).eventId("c"));
            driver.send(Channel.OFF_SITE, signed("p", 300).eventId("a"));

            assertEquals(
                    Map.of("online counted", 1L, "offline rejected", 1L, "off-site counted", 1L),
                    driver.counts().outcomes());
            assertEquals(
                    Map.of("offline conflict", 1L, "online conflict", 1L),
                    driver.counts().rejects());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldTellRejectsThatADefinitionCausesLater(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("p", 100)).settle();

            driver.define(2, "'minimumAmount':200").settle();

            assertEquals(Map.of("online counted", 1L), driver.counts().outcomes());
            assertEquals(Map.of("online below-minimum", 1L), driver.counts().rejects());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCountTheProjectsThatWaitForADefinition(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("a", 1), signed("b", 1).ceremony("late"));
            driver.send(
                    Channel.ONLINE,
                    signed("c", 1).ceremony("late"),
                    signed("c", 1).ceremony("later"));
            driver.send(Channel.OFFLINE, signed("c", 1).ceremony("late").amended(2, 5));
            driver.tick();
            assertEquals(3, driver.counts().parked());

            driver.define("late", 1, "").tick();

            assertEquals(1, driver.counts().parked());
            driver.send(Channel.ONLINE, signed("d", 1).ceremony("late")).tick();
            assertEquals(1, driver.counts().parked());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldNameACeremonyThatWaitsForLong(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.send(
                    Channel.ONLINE,
                    signed("a", 1).ceremony("soon"),
                    signed("b", 1).ceremony("slip"));
            driver.tick(Duration.ofSeconds(4));
            driver.define("soon", 1, "").tick();
            assertEquals(Set.of(), driver.counts().undefined());

            driver.tick(Duration.ofSeconds(2));

            assertEquals(Set.of("slip"), driver.counts().undefined());
            driver.counts().undefined().clear();
            driver.send(Channel.ONLINE, signed("b", 1).ceremony("slip").amended(2, 5));
            driver.tick(Duration.ofSeconds(6));
            assertEquals(Set.of(), driver.counts().undefined());
            driver.restarted().tick(Duration.ofSeconds(6));
            assertEquals(Set.of("slip"), driver.counts().undefined());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldCountThemAgainAfterARestart(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").define("b", 1, "").tick();
            for (String ceremony : new String[] {"a", "b", "c", "expo", "z"}) {
                for (int i = 0; i < 7; i++) {
                    driver.send(Channel.ONLINE, signed("p" + i, 1).ceremony(ceremony));
                }
            }

            driver.restarted().tick();

            assertEquals(21, driver.counts().parked());
            driver.define("a", 1, "").define("c", 1, "").define("z", 1, "").tick();
            assertEquals(0, driver.counts().parked());
        }
    }

    @Test
    void shouldLetAPartitionTakeItsProjectsAlong() {
        try (ClusterDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(2))) {
            driver.send(Channel.ONLINE, signed(TallyDriver.lyingIn(0, 2, "p"), 1));
            driver.send(Channel.ONLINE, signed(TallyDriver.lyingIn(1, 2, "p"), 1));
            driver.send(Channel.ONLINE, signed(TallyDriver.lyingIn(1, 2, "q"), 1));
            driver.tick();
            assertEquals(3, driver.counts().parked());

            driver.loseLedger(1);

            assertEquals(1, driver.counts().parked());
            driver.restartLedger(1);
            driver.tick();
            assertEquals(3, driver.counts().parked());
        }
    }
}
