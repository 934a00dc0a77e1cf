package io.signboard.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.feed.ReplayResult;
import io.signboard.support.ChildProgram;
import io.signboard.support.Fold;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history that the real program leaves behind on a real broker, with all that may happen to it meanwhile. */
class HistoryCheckIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration FEED = Duration.ofSeconds(8);
    private static final int PARTITIONS = 2;
    private static final int ALL = 1_000_000;
    private static final String ID = "c-history";

    @Test
    void shouldRefuseAHistoryThatCompactionMayHaveShortened() {
        try (TestBroker broker = TestBroker.start(PARTITIONS)) {
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class, () -> HistoryCheck.open(broker.bootstrapServers(), PARTITIONS));

            assertTrue(refused.toString().contains("compaction"), refused::toString);
        }
    }

    private static TestBroker withKeptWindows() {
        TestBroker broker = TestBroker.start(PARTITIONS);
        try (Admin admin = broker.admin()) {
            WindowRetention.extend(admin);
        }
        return broker;
    }

    @Test
    void shouldFindNothingWrongThoughAProcessorIsKilledAndADefinitionComesInMidFeed(
            @TempDir Path one, @TempDir Path other) {
        TestFeed feed = TestFeed.untidy(ID, 8000, 91);
        try (TestBroker broker = withKeptWindows();
                HistoryCheck check = HistoryCheck.open(broker.bootstrapServers(), PARTITIONS);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), ID)) {
            String servers = broker.bootstrapServers();
            TestFeed.replay(servers, Duration.ZERO, TestFeed.untidy("c-parked", 300, 92));
            sendFaults(servers);
            TestFeed.define(servers, feed.definition());
            try (ChildProgram killed = process(servers, one);
                    ChildProgram survivor = process(servers, other)) {
                killed.awaitRunning();
                survivor.awaitRunning();
                CompletableFuture<ReplayResult> replay = TestFeed.replaying(servers, FEED, feed);
                summaries.awaitProjects(1000, PATIENCE);
                check.advance();
                long before = check.report().summaries();
                check.sampleNext(ALL);

                ObjectNode newest = redefined(feed.definition());
                TestFeed.define(servers, newest);
                killed.kill();

                assertTrue(replay.join().complete());
                awaitNoLag(servers);
                Fold fold = TestFeed.fold(servers, PARTITIONS);
                summaries.awaitFigures(fold.figures(newest), PATIENCE);
                HistoryReport report = check.finish();
                assertEquals(List.of(), report.violations(), report::toString);
                assertSaw(report, fold, before);
            }
        }
    }

    private static void assertSaw(HistoryReport report, Fold fold, long before) {
        assertEquals(fold.records(), report.events());
        assertEquals(
                Set.of(
                        "conflict",
                        "counted",
                        "duplicate",
                        "parked",
                        "refused by definition",
                        "refused on arrival",
                        "stale"),
                report.classes().keySet());
        assertTrue(report.summaries() > before, report::toString);
        assertTrue(report.folded() >= report.summaries() - before, report::toString);
        assertTrue(report.rejects().containsKey("misplaced"), report::toString);
    }

    private static ObjectNode redefined(ObjectNode definition) {
        ObjectNode newest = definition.deepCopy();
        newest.put("version", definition.get("version").intValue() + 1);
        newest.put("minimumAmount", 20_000_000);
        newest.remove("host");
        return newest;
    }

    /** Two contents of one event, a project in the wrong partition, and what is no definition. */
    private static void sendFaults(String servers) {
        for (int amount : List.of(600_000_000, 700_000_000, 650_000_000)) {
            String event = MadeHistory.json("signed", "faulty", "e-one", 1, amount)
                    .replace(MadeHistory.ID, ID)
                    .replace('\'', '"');
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TestFeed.send(
                        servers,
                        new ProducerRecord<>(
                                MadeHistory.ONLINE, partition, "faulty".getBytes(UTF_8), event.getBytes(UTF_8)));
            }
        }
        for (String definition : List.of("{", "{\"ceremonyId\":\"" + ID + "\"}", "null")) {
            TestFeed.send(
                    servers,
                    new ProducerRecord<>(TopicNames.DEFINITIONS, ID.getBytes(UTF_8), definition.getBytes(UTF_8)));
        }
    }

    private static ChildProgram process(String servers, Path folder) {
        return ChildProgram.start(
                "process", "--bootstrap-servers", servers, "--data-dir", folder.toString(), "--http-port", "0");
    }

    private static void awaitNoLag(String servers) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            Awaitility.await("no lag").atMost(PATIENCE).until(() -> lag(admin) == 0);
        }
    }

    private static long lag(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (String topic : TopicNames.events()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("signboard")
                .partitionsToOffsetAndMetadata()
                .get();
        long lag = 0;
        for (var end : admin.listOffsets(latest).all().get().entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            lag += end.getValue().offset() - (done == null ? 0 : done.offset());
        }
        return lag;
    }
}
