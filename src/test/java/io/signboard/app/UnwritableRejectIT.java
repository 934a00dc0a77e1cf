package io.signboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Schemas;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.support.TopicSetting;
import io.signboard.wire.TopicCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reject that can't be written ends the processor: what it reports is never skipped. */
class UnwritableRejectIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REJECTS = "ceremony.rejects";
    private static final byte[] LARGE = StrangeRecords.repeated(300_000, 1);

    @Test
    void shouldEndWithTheRejectsPositionAndLoseNothing(@TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(1)) {
            String servers = broker.bootstrapServers();
            try (TestProgram program = TestProgram.start(servers, folder)) {
                define(servers);
                TestFeed.send(servers, StrangeRecords.event("p-before", e -> {}));
                awaitProjects(servers, 1);
                limitRejects(broker, 100_000);

                TestFeed.send(servers, StrangeRecords.record("p-large", LARGE));
                TestFeed.send(servers, StrangeRecords.event("p-behind", e -> {}));

                assertEquals(
                        "The reject of ceremony.project-events.online-0@1 (malformed) can't be written to the topic"
                                + " ceremony.rejects, since it is larger than max.message.bytes of the topic, or"
                                + " max.request.size of the producer, allows. Nothing is skipped: `./signboard topics"
                                + " apply --bootstrap-servers " + servers
                                + "` sets the topic right, then start again.",
                        awaitFailure(program));
                assertEquals(List.of(), CommittedTopic.all(servers, REJECTS));
            }

            limitRejects(broker, 16_777_216);
            try (TestProgram program = TestProgram.start(servers, folder)) {
                awaitProjects(servers, 2);
                List<ConsumerRecord<byte[], byte[]>> rejects = CommittedTopic.all(servers, REJECTS);
                assertEquals(1, rejects.size());
                assertArrayEquals("p-large".getBytes(UTF_8), rejects.get(0).key());
                assertArrayEquals(LARGE, rejects.get(0).value());
                assertEquals("1", SummaryLog.header(rejects.get(0), "signboard_offset"));
                assertTrue(program.failure().isEmpty());
            }
        }
    }

    @Test
    void shouldEndWhenTheTopicOfRejectsIsGone(@TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                Admin admin = broker.admin()) {
            String servers = broker.bootstrapServers();
            try (TestProgram program = TestProgram.start(servers, folder)) {
                define(servers);
                TestFeed.send(servers, StrangeRecords.record("p-1", "{".getBytes(UTF_8)));
                Awaitility.await("the first reject")
                        .atMost(PATIENCE)
                        .until(() -> CommittedTopic.all(servers, REJECTS).size() == 1);
                admin.deleteTopics(List.of(REJECTS)).all().get();

                TestFeed.send(servers, StrangeRecords.record("p-2", "[".getBytes(UTF_8)));

                assertEquals(
                        "The topic ceremony.rejects is missing: `./signboard topics apply --bootstrap-servers "
                                + servers + "` makes it.",
                        awaitFailure(program));
            }

            TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
            planner.apply(planner.plan(TopicCounts.ofEventPartitions(1)));
            try (TestProgram program = TestProgram.start(servers, folder)) {
                TestFeed.send(servers, StrangeRecords.event("p-behind", e -> {}));
                awaitProjects(servers, 1);
                List<ConsumerRecord<byte[], byte[]>> rejects = CommittedTopic.all(servers, REJECTS);
                assertEquals(1, rejects.size());
                assertArrayEquals("p-2".getBytes(UTF_8), rejects.get(0).key());
                assertTrue(program.failure().isEmpty());
            }
        }
    }

    private static void define(String servers) {
        TestFeed.define(
                servers, Schemas.tree("{\"ceremonyId\":\"c-bad\",\"version\":1,\"currency\":\"CNY\"}".getBytes(UTF_8)));
    }

    private static String awaitFailure(TestProgram program) {
        Awaitility.await("the end").atMost(Duration.ofMinutes(3)).until(() -> program.failure()
                .isPresent());
        Throwable failure = program.failure().orElseThrow();
        assertInstanceOf(AppException.class, failure);
        String sentence = String.valueOf(failure.getMessage());
        assertFalse(sentence.contains("\n"), sentence);
        return sentence;
    }

    private static void awaitProjects(String servers, int projects) {
        try (SummaryLog summaries = SummaryLog.open(servers, "c-bad")) {
            summaries.await(
                    projects + " projects",
                    PATIENCE,
                    summary -> summary.at("/headline/projects").intValue() == projects);
            summaries.assertSound();
        }
    }

    private static void limitRejects(TestBroker broker, int bytes) {
        try (Admin admin = broker.admin()) {
            TopicSetting.set(admin, REJECTS, "max.message.bytes", Integer.toString(bytes));
        }
    }
}
