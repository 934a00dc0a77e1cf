package io.signboard.admin;

import static io.signboard.admin.TopicStates.DEFINITIONS;
import static io.signboard.admin.TopicStates.OFFLINE;
import static io.signboard.admin.TopicStates.OFF_SITE;
import static io.signboard.admin.TopicStates.ONLINE;
import static io.signboard.admin.TopicStates.REJECTS;
import static io.signboard.admin.TopicStates.SUMMARIES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.TopicStep.AddPartitions;
import io.signboard.admin.TopicStep.Change;
import io.signboard.admin.TopicStep.ChangeConfig;
import io.signboard.admin.TopicStep.Create;
import io.signboard.admin.TopicStep.Refused;
import io.signboard.admin.TopicStep.Unchanged;
import io.signboard.wire.TopicCatalog;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicComparisonTest {

    private static final TopicCatalog CATALOG = TopicCatalog.load();

    private final TopicStates cluster = TopicStates.asTheCatalogueSays(CATALOG);

    @Test
    void shouldMakeEveryTopicOnAnEmptyCluster() {
        TopicPlan plan = new TopicComparison(CATALOG, TopicCounts.UNSPECIFIED, Map.of()).plan();

        assertEquals(7, plan.changes().size());
        assertTrue(plan.steps().stream().allMatch(Create.class::isInstance), plan::toString);
    }

    @Test
    void shouldGiveOnlyTheEventTopicsTheCountAskedFor() {
        TopicPlan plan = new TopicComparison(CATALOG, TopicCounts.ofEventPartitions(4), Map.of()).plan();

        assertEquals(
                4, assertInstanceOf(Create.class, only(plan, OFF_SITE)).spec().partitions());
        assertEquals(
                1, assertInstanceOf(Create.class, only(plan, REJECTS)).spec().partitions());
    }

    @Test
    void shouldGiveEveryTopicTheReplicationAskedFor() {
        TopicCounts counts = new TopicCounts(OptionalInt.empty(), OptionalInt.of(3));

        TopicPlan plan = new TopicComparison(CATALOG, counts, Map.of()).plan();

        assertTrue(
                plan.steps().stream().allMatch(step -> ((Create) step).spec().replicationFactor() == 3),
                plan::toString);
    }

    /** Else a record counts as written that one broker alone has, and is gone with that broker. */
    @ParameterizedTest
    @CsvSource({"1, ", "2, ", "3, 2", "5, 2"})
    void shouldAskForTwoReplicasInSyncOfThreeOrMore(int replicas, @Nullable String inSync) {
        TopicCounts counts = new TopicCounts(OptionalInt.empty(), OptionalInt.of(replicas));

        TopicPlan plan = new TopicComparison(CATALOG, counts, Map.of()).plan();

        plan.steps()
                .forEach(step -> assertEquals(
                        inSync, ((Create) step).spec().config().get("min.insync.replicas"), step::sentence));
    }

    @ParameterizedTest
    @CsvSource({"3, 1, true", "3, 2, false", "3, 3, false", "1, 1, false"})
    void shouldRaiseTooFewReplicasInSync(int replicas, String inSync, boolean raised) {
        cluster.replicationFactor(OFFLINE, replicas).setting(OFFLINE, "min.insync.replicas", inSync);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertEquals(
                raised ? List.of(OFFLINE + " has its settings changed: min.insync.replicas from 1 to 2.") : List.of(),
                plan.changes().stream().map(TopicStep::sentence).toList());
    }

    @Test
    void shouldChangeNothingWhereAllIsAsTheCatalogueSays() {
        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertTrue(plan.steps().stream().allMatch(Unchanged.class::isInstance), plan::toString);
    }

    @Test
    void shouldLetTheExistingCountStandWhenNoneIsAskedFor() {
        cluster.eventPartitions(6).partitions(SUMMARIES, 3);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertEquals(List.of(), plan.changes());
        assertEquals(List.of(), plan.refusals());
    }

    @Test
    void shouldMakeAMissingEventTopicWithTheCountOfTheOthers() {
        cluster.eventPartitions(6).without(OFFLINE).written(ONLINE);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertEquals(
                6, assertInstanceOf(Create.class, only(plan, OFFLINE)).spec().partitions());
    }

    @Test
    void shouldAddPartitionsWhileNoEventExists() {
        TopicPlan plan = plan(TopicCounts.ofEventPartitions(4));

        assertEquals(new AddPartitions(ONLINE, 1, 4), only(plan, ONLINE));
    }

    @Test
    void shouldRefuseMorePartitionsOnceOneEventExists() {
        cluster.written(OFF_SITE);

        TopicPlan plan = plan(TopicCounts.ofEventPartitions(4));

        assertEquals(3, plan.refusals().size());
        assertTrue(
                only(plan, ONLINE).sentence().contains("fixed once events or a processor's state exist"),
                plan::toString);
    }

    @Test
    void shouldRefuseFewerPartitions() {
        cluster.eventPartitions(4);

        TopicPlan plan = plan(TopicCounts.ofEventPartitions(2));

        assertEquals(3, plan.refusals().size());
        assertTrue(only(plan, ONLINE).sentence().contains("keeps its 4 partitions: fewer would mean deleting"));
    }

    @Test
    void shouldNotMakeAnEventTopicWithACountThatTheOthersCannotHave() {
        cluster.without(OFFLINE).written(ONLINE);

        TopicPlan plan = plan(TopicCounts.ofEventPartitions(4));

        assertInstanceOf(Refused.class, only(plan, OFFLINE));
    }

    @Test
    void shouldLevelUnequalEventTopicsUpWhileNoEventExists() {
        cluster.partitions(ONLINE, 3);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertInstanceOf(Unchanged.class, only(plan, ONLINE));
        assertEquals(new AddPartitions(OFFLINE, 1, 3), only(plan, OFFLINE));
    }

    @Test
    void shouldRefuseToMoveReplicas() {
        TopicPlan plan = plan(new TopicCounts(OptionalInt.empty(), OptionalInt.of(3)));

        assertEquals(7, plan.refusals().size());
    }

    @Test
    void shouldRefuseToMendDefinitionsInSeveralPartitions() {
        cluster.partitions(DEFINITIONS, 2);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertTrue(only(plan, DEFINITIONS).sentence().contains("deleting the topic"), plan::toString);
    }

    @Test
    void shouldSetWhatDiffers() {
        cluster.setting(ONLINE, "retention.ms", "604800000").written(ONLINE);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertEquals(
                ONLINE + " has its settings changed: retention.ms from 604800000 to -1.",
                only(plan, ONLINE).sentence());
    }

    @Test
    void shouldLeaveSettingsAloneThatTheCatalogueDoesNotName() {
        cluster.setting(ONLINE, "compression.type", "zstd");

        assertInstanceOf(Unchanged.class, only(plan(TopicCounts.UNSPECIFIED), ONLINE));
    }

    @Test
    void shouldRefuseAShorterRetentionOfRecordsThatExist() {
        cluster.setting(REJECTS, "retention.ms", "-1").written(REJECTS);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertTrue(only(plan, REJECTS).sentence().contains("delete records sooner with retention.ms from -1"));
    }

    @Test
    void shouldStillSetTheRestWhenARetentionIsRefused() {
        cluster.setting(REJECTS, "retention.ms", "-1")
                .setting(REJECTS, "max.message.bytes", "1048588")
                .written(REJECTS);

        TopicPlan plan = plan(TopicCounts.UNSPECIFIED);

        assertEquals(1, plan.refusals().size());
        ChangeConfig change =
                assertInstanceOf(ChangeConfig.class, plan.changes().get(0));
        assertEquals(Map.of("max.message.bytes", new Change("1048588", "16777216")), change.changes());
    }

    @Test
    void shouldShortenTheRetentionOfAnEmptyTopic() {
        cluster.setting(REJECTS, "retention.ms", "-1");

        assertInstanceOf(ChangeConfig.class, only(plan(TopicCounts.UNSPECIFIED), REJECTS));
    }

    private TopicPlan plan(TopicCounts counts) {
        return new TopicComparison(CATALOG, counts, cluster.states()).plan();
    }

    private static TopicStep only(TopicPlan plan, String topic) {
        List<TopicStep> steps =
                plan.steps().stream().filter(step -> step.topic().equals(topic)).toList();
        assertEquals(1, steps.size(), plan::toString);
        return steps.get(0);
    }
}
