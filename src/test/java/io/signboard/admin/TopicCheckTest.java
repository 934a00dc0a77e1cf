package io.signboard.admin;

import static io.signboard.admin.TopicStates.DEFINITIONS;
import static io.signboard.admin.TopicStates.OFFLINE;
import static io.signboard.admin.TopicStates.OFF_SITE;
import static io.signboard.admin.TopicStates.ONLINE;
import static io.signboard.admin.TopicStates.REJECTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.TopicVerdict.Sound;
import io.signboard.admin.TopicVerdict.Unsound;
import io.signboard.wire.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCheckTest {

    private static final TopicCatalog CATALOG = TopicCatalog.load();

    private final TopicStates cluster = TopicStates.asTheCatalogueSays(CATALOG);

    @Test
    void shouldTellTheEventPartitionsOfSoundTopics() {
        cluster.eventPartitions(4);

        assertEquals(new Sound(4, 1), judge());
    }

    @Test
    void shouldTellTheSmallestReplicationOfTheEventTopics() {
        cluster.replicationFactor(ONLINE, 3).replicationFactor(OFFLINE, 2).replicationFactor(OFF_SITE, 3);

        assertEquals(new Sound(1, 2), judge());
    }

    @Test
    void shouldNameEachMissingTopicAndTheCommand() {
        cluster.without(OFFLINE).without(REJECTS);

        Unsound verdict = assertInstanceOf(Unsound.class, judge());

        assertEquals(2, verdict.problems().size());
        assertEquals(
                "The topic " + OFFLINE
                        + " is missing: `./signboard topics apply --bootstrap-servers hall:9092` makes it.",
                verdict.problems().get(0));
    }

    @Test
    void shouldNameEveryTopicOfAnEmptyCluster() {
        CATALOG.topics().forEach(spec -> cluster.without(spec.name()));

        assertEquals(7, assertInstanceOf(Unsound.class, judge()).problems().size());
    }

    @Test
    void shouldRefuseUnequalPartitionCounts() {
        cluster.partitions(OFF_SITE, 4);

        String problem = problem();

        assertTrue(problem.contains("off-site has 4") && problem.contains("--partitions 4`"), problem);
        assertTrue(problem.contains(": run `"), problem);
    }

    @Test
    void shouldSayThatUnequalCountsNeedADeletionOnceEventsExist() {
        cluster.partitions(OFF_SITE, 4).written(ONLINE);

        String problem = problem();

        assertTrue(problem.contains("delete the topics of the wrong count"), problem);
    }

    @ParameterizedTest
    @CsvSource({
        "ceremony.project-events.online, cleanup.policy, compact",
        "ceremony.project-events.online, cleanup.policy, 'compact,delete'",
        "ceremony.project-events.offline, retention.ms, 604800000",
        "ceremony.project-events.off-site, retention.bytes, 1073741824",
        "ceremony.definitions, retention.ms, 604800000"
    })
    void shouldRefuseTopicsThatForget(String topic, String setting, String value) {
        cluster.setting(topic, setting, value);

        String problem = problem();

        assertTrue(problem.contains(topic) && problem.contains(setting + "=" + value), problem);
    }

    @Test
    void shouldRefuseDefinitionsInSeveralPartitions() {
        cluster.partitions(DEFINITIONS, 3);

        String problem = problem();

        assertTrue(problem.contains("must have 1 partition, but has 3"), problem);
    }

    @Test
    void shouldTakeRejectsOfExactlyTheSizeNeeded() {
        cluster.setting(REJECTS, "max.message.bytes", "1114124");

        assertInstanceOf(Sound.class, judge());
    }

    @Test
    void shouldRefuseRejectsOneByteTooSmall() {
        cluster.setting(REJECTS, "max.message.bytes", "1114123");

        String problem = problem();

        assertTrue(problem.contains("1114124") && problem.contains("1114123"), problem);
    }

    @Test
    void shouldMeasureRejectsAgainstTheLargestEventTopic() {
        cluster.setting(ONLINE, "max.message.bytes", "20000000");

        String problem = problem();

        assertTrue(problem.contains("20065536"), problem);
    }

    private String problem() {
        Unsound verdict = assertInstanceOf(Unsound.class, judge());
        assertEquals(1, verdict.problems().size(), verdict::toString);
        return verdict.problems().get(0);
    }

    private TopicVerdict judge() {
        return new TopicCheck(CATALOG, "hall:9092").judge(cluster.states());
    }
}
