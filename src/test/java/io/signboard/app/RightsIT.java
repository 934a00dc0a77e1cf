package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.admin.AclPlanner;
import io.signboard.admin.AclPrincipals;
import io.signboard.admin.KafkaClients;
import io.signboard.board.http.BoardSettings;
import io.signboard.feed.ReplayProducer;
import io.signboard.model.Channel;
import io.signboard.support.AskedRight;
import io.signboard.support.NeededRights;
import io.signboard.support.Schemas;
import io.signboard.support.SecureBroker;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestFeed;
import io.signboard.topology.TopologySettings;
import io.signboard.wire.AclCatalog;
import io.signboard.wire.AclRole;
import io.signboard.wire.ApplicationId;
import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import io.signboard.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody logs in and has the rights that the catalogue gives to the role, and no others. */
class RightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AclCatalog CATALOG = AclCatalog.load();
    private static final String ID = "c-rights";

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldTallyAndShowWithTheRightsOfTheRolesAndNeedEachOfThem(int partitions, @TempDir Path folder)
            throws Exception {
        JsonNode definition = definition();
        try (SecureBroker broker = secure(partitions);
                SummaryLog summaries = SummaryLog.open(broker.trustedServers(), ID);
                LiveProgram second = program(broker.client("signboard-processor"), folder.resolve("second"))) {
            try (LiveProgram first = program(broker.tlsClient("signboard-processor"), folder.resolve("first"))) {
                first.startProcessor();
                TestFeed.define(broker.trustedServers(), definition);
                sign(broker, "p-1");
                awaitFigures(broker, summaries, partitions);
                second.startProcessor();
            }
            sign(broker, "p-2");
            awaitFigures(broker, summaries, partitions);
            assertShown(broker, summaries.last());
            if (partitions > 1) {
                awaitPurged(broker);
            }

            for (String role : List.of("processor", "board")) {
                List<AskedRight> asked = broker.asked("User:signboard-" + role);
                NeededRights needed = new NeededRights(role(role), ApplicationId.DEFAULT, asked);
                assertEquals(List.of(), needed.refused());
                assertEquals(partitions > 1 || role.equals("board") ? List.of() : List.of("DELETE"), needed.unused());
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNoBusinessOfTheRole() throws Exception {
        try (SecureBroker broker = secure(1)) {
            for (AclRole role : CATALOG.roles()) {
                String user = "signboard-" + role.role();
                for (TopicSpec topic : TopicCatalog.load().topics()) {
                    boolean writes = mayWrite(role, topic.name());
                    assertEquals(writes, canSend(broker.client(user), topic.name()), user + " -> " + topic.name());
                }
                if (!role.role().equals("operator")) {
                    assertCannotMakeTopics(broker.client(user));
                }
            }
            for (Channel channel : Channel.ALL) {
                KafkaClients clients = new KafkaClients(broker.client("signboard-feed-" + channel.id()), PATIENCE);
                try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
                    assertThrows(
                            TopicAuthorizationException.class,
                            () -> consumer.beginningOffsets(List.of(new TopicPartition("ceremony.rejects", 0))));
                }
            }
        }
    }

    @Test
    void shouldNotCallATopicMissingThatItMayNotDescribe(@TempDir Path folder) throws Exception {
        try (SecureBroker broker = SecureBroker.start(List.of("stranger"))) {
            broker.makeTopics(1);
            try (LiveProgram program = program(broker.client("stranger"), folder)) {
                AppException refusal = assertThrows(AppException.class, program::startProcessor);

                String sentence = String.valueOf(refusal.getMessage());
                assertTrue(
                        sentence.matches("The cluster does not allow this login to describe the topic ceremony\\.\\S+"
                                + " \\(which needs DESCRIBE on it\\): .*"),
                        sentence);
            }
        }
    }

    /** Else the person would be told to delete a state that is there. */
    @Test
    void shouldNotCallAStateGoneThatItMayNotDescribe(@TempDir Path folder) throws Exception {
        try (SecureBroker broker = SecureBroker.start(List.of("half"))) {
            broker.makeTopics(1);
            try (Admin admin = broker.admin()) {
                admin.createAcls(topicsAndGroup("half")).all().get();
            }
            try (LiveProgram program = program(broker.client("half"), folder)) {
                AppException refusal = assertThrows(AppException.class, program::startProcessor);

                String sentence = String.valueOf(refusal.getMessage());
                assertTrue(
                        sentence.startsWith("The cluster does not allow this login to describe the topic signboard-"),
                        sentence);
            }
        }
    }

    /** What the start asks of a cluster, without a right on the topics of the state. */
    private static List<AclBinding> topicsAndGroup(String user) {
        return Stream.concat(
                        Stream.of("DESCRIBE", "DESCRIBE_CONFIGS")
                                .map(operation -> allowed(user, ResourceType.TOPIC, "ceremony.", operation)),
                        Stream.of(allowed(user, ResourceType.GROUP, ApplicationId.DEFAULT, "DESCRIBE")))
                .toList();
    }

    private static AclBinding allowed(String user, ResourceType type, String prefix, String operation) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:" + user, "*", AclOperation.valueOf(operation), AclPermissionType.ALLOW));
    }

    private static SecureBroker secure(int partitions) throws Exception {
        SecureBroker broker = SecureBroker.start(
                CATALOG.roles().stream().map(role -> "signboard-" + role.role()).toList());
        broker.makeTopics(partitions);
        try (Admin admin = broker.admin()) {
            AclPlanner planner = new AclPlanner(admin, CATALOG, ApplicationId.DEFAULT);
            planner.apply(planner.plan(AclPrincipals.of(CATALOG, List.of())));
        }
        return broker;
    }

    private static AclRole role(String name) {
        return CATALOG.roles().stream()
                .filter(role -> role.role().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LiveProgram program(Map<String, Object> client, Path folder) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("repartition.purge.interval.ms", 100);
        return new LiveProgram(
                new ProgramSettings(
                        settings, folder, TopologySettings.DEFAULTS, new BoardSettings(BoardSettings.DEFAULT_HOST, 0)),
                Clock.systemUTC());
    }

    /** One project a channel, each sent by its own feed. */
    private static void sign(SecureBroker broker, String projectId) throws Exception {
        for (Channel channel : Channel.ALL) {
            Map<String, Object> client = broker.client("signboard-feed-" + channel.id());
            try (Producer<byte[], byte[]> producer = ReplayProducer.connect(client)) {
                producer.send(event(channel, projectId + "-" + channel.id())).get();
            }
        }
    }

    private static void awaitFigures(SecureBroker broker, SummaryLog summaries, int partitions) {
        String servers = broker.trustedServers();
        summaries.awaitFigures(TestFeed.fold(servers, partitions).figures(definition()), PATIENCE);
    }

    private static void assertShown(SecureBroker broker, JsonNode summary) throws Exception {
        try (LiveProgram board = program(broker.tlsClient("signboard-board"), Path.of("."))) {
            board.startBoard();
            HttpRequest request = HttpRequest.newBuilder(URI.create(board.url() + "/api/v1/ceremonies/" + ID))
                    .build();
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<byte[]> answer =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertEquals(200, answer.statusCode());
                assertEquals(SummaryLog.figures(summary), SummaryLog.figures(Schemas.tree(answer.body())));
            });
        }
    }

    private static void awaitPurged(SecureBroker broker) {
        try (Admin admin = broker.admin()) {
            Awaitility.await("records of the repartition topic are deleted")
                    .atMost(PATIENCE)
                    .until(() -> beginnings(admin) > 0);
        }
    }

    private static long beginnings(Admin admin) throws Exception {
        long sum = 0;
        for (int partition = 0; partition < 3; partition++) {
            TopicPartition repartition = new TopicPartition("signboard-partials-repartition", partition);
            sum += admin.listOffsets(Map.of(repartition, OffsetSpec.earliest()))
                    .partitionResult(repartition)
                    .get()
                    .offset();
        }
        return sum;
    }

    private static boolean mayWrite(AclRole role, String topic) {
        return role.acls().stream()
                .anyMatch(right ->
                        right.name().equals(topic) && right.operations().contains(AclOperation.WRITE));
    }

    private static boolean canSend(Map<String, Object> client, String topic) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = new KafkaClients(client, PATIENCE).producer()) {
            producer.send(new ProducerRecord<>(topic, new byte[] {'k'}, new byte[] {'v'}))
                    .get();
            return true;
        } catch (ExecutionException | KafkaException e) { // the latter if the producer's id was refused before it sends
            assertInstanceOf(AuthorizationException.class, e.getCause());
            return false;
        }
    }

    private static void assertCannotMakeTopics(Map<String, Object> client) {
        try (Admin admin = new KafkaClients(client, PATIENCE).admin()) {
            for (String name : List.of("ceremony.new", "other")) {
                ExecutionException refusal = assertThrows(
                        ExecutionException.class, () -> admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                                .all()
                                .get());
                assertInstanceOf(AuthorizationException.class, refusal.getCause());
            }
        }
    }

    private static JsonNode definition() {
        String json = "{\"ceremonyId\": \"" + ID + "\", \"version\": 1, \"currency\": \"CNY\"}";
        return Schemas.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> event(Channel channel, String projectId) {
        String json = "{\"type\": \"signed\", \"eventId\": \"e-" + projectId + "\", \"ceremonyId\": \"" + ID
                + "\", \"projectId\": \"" + projectId + "\", \"value\": {\"amount\": 7000000, \"currency\": \"CNY\"},"
                + " \"dateSigned\": \"2021-08-23T10:31:07+08:00\"}";
        return new ProducerRecord<>(
                Topics.events(channel).name(),
                projectId.getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
