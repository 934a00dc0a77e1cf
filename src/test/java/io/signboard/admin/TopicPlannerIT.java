package io.signboard.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.TopicStep.AddPartitions;
import io.signboard.admin.TopicStep.Refused;
import io.signboard.support.HandMadeTopics;
import io.signboard.support.TestBroker;
import io.signboard.wire.TopicCatalog;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicPlannerIT {

    private static final TopicCatalog CATALOG = TopicCatalog.load();
    private static final String ONLINE = CATALOG.events().get(0).name();

    private TestBroker broker;
    private Admin admin;
    private TopicPlanner planner;

    @BeforeEach
    void start() {
        broker = TestBroker.bare();
        admin = broker.admin();
        planner = new TopicPlanner(admin, CATALOG);
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldMakeTopicsThatNeedNothingMore() {
        planner.apply(planner.plan(TopicCounts.ofEventPartitions(3)));

        TopicPlan again = planner.plan(TopicCounts.ofEventPartitions(3));
        assertEquals(List.of(), again.changes());
        assertEquals(List.of(), again.refusals());
    }

    @Test
    void shouldChangeNothingByPlanning() throws Exception {
        planner.plan(TopicCounts.UNSPECIFIED);

        assertTrue(admin.listTopics().names().get().isEmpty());
    }

    @Test
    void shouldMendATopicMadeByHand() {
        makeByHand();

        planner.apply(planner.plan(TopicCounts.UNSPECIFIED));

        assertEquals("-1", online().setting("retention.ms"));
    }

    @Test
    void shouldSayWhichTopicWasMadeSinceThePlan() {
        TopicPlan plan = planner.plan(TopicCounts.UNSPECIFIED);
        makeByHand();

        AdminException refusal = assertThrows(AdminException.class, () -> planner.apply(plan));

        assertEquals(
                "The topic " + ONLINE + " exists meanwhile: apply again, to see whether it is right.",
                refusal.getMessage());
        planner.apply(planner.plan(TopicCounts.UNSPECIFIED));
        assertEquals("-1", online().setting("retention.ms"));
    }

    @Test
    void shouldAddPartitionsWhileTheTopicsAreEmpty() {
        planner.apply(planner.plan(TopicCounts.UNSPECIFIED));

        TopicPlan plan = planner.plan(TopicCounts.ofEventPartitions(2));
        planner.apply(plan);

        assertEquals(new AddPartitions(ONLINE, 1, 2), plan.steps().get(0));
        assertEquals(2, online().partitions());
    }

    @Test
    void shouldKeepThePartitionsOnceAnEventExists() throws Exception {
        planner.apply(planner.plan(TopicCounts.UNSPECIFIED));
        send(ONLINE);

        TopicPlan plan = planner.plan(TopicCounts.ofEventPartitions(2));
        planner.apply(plan);

        assertEquals(3, plan.refusals().size());
        assertEquals(1, online().partitions());
    }

    @Test
    void shouldKeepTheReplicationFactor() {
        planner.apply(planner.plan(TopicCounts.UNSPECIFIED));

        TopicPlan plan = planner.plan(new TopicCounts(OptionalInt.empty(), OptionalInt.of(2)));

        assertTrue(plan.steps().stream().allMatch(Refused.class::isInstance), plan::toString);
    }

    @Test
    void shouldSayWhichTopicTheClusterRefusesToMake() {
        TopicPlan plan = planner.plan(new TopicCounts(OptionalInt.empty(), OptionalInt.of(2)));

        AdminException refusal = assertThrows(AdminException.class, () -> planner.apply(plan));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith("The cluster refused to make the topic ceremony."));
    }

    private void makeByHand() {
        HandMadeTopics.make(admin, new NewTopic(ONLINE, 1, (short) 1).configs(Map.of("retention.ms", "1000")));
    }

    private void send(String topic) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "project", "{}")).get();
        }
    }

    private TopicState online() {
        return new TopicReader(admin).read(List.of(ONLINE)).values().iterator().next();
    }
}
