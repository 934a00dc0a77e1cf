package io.signboard.topology;

import static io.signboard.topology.TestEvent.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignboardTopologyTest {

    /**
     * State and internal topics are found by the names of nodes and stores. If this fails, a running ceremony's ledger would
     * not be found after an upgrade: the tally would begin at the committed offsets with nothing in its ledger. Rename back;
     * or, if the new shape is meant, say in the release notes that the application must be reset (it then reads the event
     * topics again from the start), and put the description printed here into the file.
     */
    @ParameterizedTest
    @CsvSource({"1, topology-1.txt", "3, topology-n.txt"})
    void shouldKeepTheNamesByWhichStateIsFound(int partitions, String file) throws IOException {
        String description = new SignboardTopology(
                        TopologySettings.DEFAULTS.withPartitions(partitions), new TallyListener() {})
                .get()
                .describe()
                .toString();
        assertEquals(resource(file), description);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SignboardTopologyTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldNameEveryInternalTopic() {
        try (TopologyDriver one = new TopologyDriver(TopologySettings.DEFAULTS);
                TopologyDriver several = new TopologyDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            runInPartitionZero(one);
            runInPartitionZero(several);
            Set<String> changelogs = Set.of(
                    "signboard-ledger-changelog",
                    "signboard-progress-changelog",
                    "signboard-partials-changelog",
                    "signboard-minutes-changelog",
                    "signboard-summaries-changelog",
                    "signboard-windows-changelog");
            assertEquals(changelogs, one.internalTopics());
            assertTrue(several.internalTopics().containsAll(changelogs));
            assertTrue(several.internalTopics().contains("signboard-partials-repartition"));
            assertEquals(7, several.internalTopics().size());
        }
    }

    @Test
    void shouldGiveTheSameSummariesInEveryShape() {
        try (TallyDriver one = new TopologyDriver(TopologySettings.DEFAULTS);
                TallyDriver several = new TopologyDriver(TopologySettings.DEFAULTS.withPartitions(3));
                TallyDriver cluster = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            List<Summary> finals = Stream.of(one, several, cluster)
                    .map(SignboardTopologyTest::runInPartitionZero)
                    .toList();
            assertEquals(3, finals.get(0).headline().projects());
            assertEquals(1, Set.copyOf(finals).size(), finals.toString());
        }
    }

    /** Plays a little of everything and returns the last summary's figures. */
    private static Summary runInPartitionZero(TallyDriver driver) {
        String expo = TallyDriver.lyingIn(0, 3, "expo-");
        TestEvent[] projects = Stream.of("a", "b", "c", "d")
                .map(prefix -> signed(TallyDriver.lyingIn(0, 3, prefix), 1000).ceremony(expo))
                .toArray(TestEvent[]::new);
        driver.send(Channel.ONLINE, projects[0]);
        driver.define(expo, 1, "'minimumAmount':500,'host':'chongqing'").tick();
        driver.send(Channel.OFFLINE, projects[1].of("steel", "state", "sichuan"));
        driver.send(Channel.OFF_SITE, projects[2], projects[3]);
        driver.send(Channel.ONLINE, projects[2].amended(2, 700));
        driver.settle();
        driver.send(Channel.OFFLINE, projects[3].withdrawn(2), projects[3].withdrawn(2));
        driver.define(expo, 2, "'sectors':[{'id':'steel'}],'minimumAmount':500");
        driver.settle();
        return driver.last(expo).placed(0, TallyDriver.START, java.util.Map.of());
    }
}
