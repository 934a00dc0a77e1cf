package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.broker.BrokerSettings;
import io.signboard.broker.EmbeddedBroker;
import io.signboard.support.SummaryLog;
import io.signboard.wire.TopicCatalog;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose broker comes late, goes away and comes back. */
final class BrokerLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ID = "c-away";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private String servers;
    private EmbeddedBroker broker;

    @BeforeEach
    void prepareBroker() throws IOException {
        int port = freePort();
        servers = "127.0.0.1:" + port;
        broker = new EmbeddedBroker(new BrokerSettings(folder.resolve("broker"), port));
    }

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    @Test
    void shouldSayOnceThatItWaitsAndEndAtOnceWhenTold() {
        try (BackgroundProgram processor = start("process");
                BackgroundProgram board = start("board");
                BackgroundProgram both = start("run")) {
            for (BackgroundProgram program : List.of(processor, board, both)) {
                program.awaitSaid("No Kafka broker answers at " + servers + " yet; is it running, and is"
                        + " --bootstrap-servers right? Waiting until it answers; Ctrl-C ends it.");
            }

            for (BackgroundProgram program : List.of(processor, board, both)) {
                assertEquals(0, program.end(SOON), program.err());
                long told = program.err()
                        .lines()
                        .filter(line -> line.contains("No Kafka broker"))
                        .count();
                assertEquals(1, told, program.err());
            }
        }
    }

    @Test
    void shouldGoOnByItselfWhenTheBrokerComesAndComesBack() throws Exception {
        try (BackgroundProgram processor = start("process");
                BackgroundProgram board = start("board")) {
            processor.awaitSaid("No Kafka broker answers");
            board.awaitSaid("Running");
            assertNotReady(board, "does not answer");

            startWithTopics();
            processor.awaitSaid("Kafka at " + servers + " answers.").awaitSaid("Running");
            awaitReady(processor);
            awaitReady(board);
            broker.close();
            assertNotReady(
                    processor,
                    "processor: The Kafka cluster does not answer; what is signed meanwhile is tallied once it does.");
            assertNotReady(board, "board: The Kafka cluster does not answer.");
            broker.start();

            awaitReady(processor);
            awaitReady(board);
            try (Ceremony ceremony = new Ceremony(servers);
                    SummaryLog summaries = SummaryLog.open(servers, ID)) {
                ceremony.send("ceremony.definitions", ID, Ceremony.definition(ID, 1, "live"), Map.of());
                ceremony.send("ceremony.project-events.online", "p-1", Ceremony.event(ID, "p-1", "5"), Map.of());
                summaries.awaitProjects(1, PATIENCE);
                summaries.assertSound();
            }
            assertEquals(0, board.end(SOON), board.err());
            assertEquals(0, processor.end(SOON), processor.err());
        }
    }

    @Test
    void shouldEndInTimeWhileTheBrokerIsAway() throws Exception {
        startWithTopics();
        try (BackgroundProgram program = start("run")) {
            program.awaitSaid("Running");
            awaitReady(program);
            broker.close();
            assertNotReady(program, "does not answer");

            assertEquals(0, program.end(SOON), program.err());
        }
    }

    private BackgroundProgram start(String command) {
        return command.equals("board")
                ? BackgroundProgram.start(command, "--bootstrap-servers", servers, "--http-port", "0")
                : BackgroundProgram.start(
                        command,
                        "--bootstrap-servers",
                        servers,
                        "--http-port",
                        "0",
                        "--data-dir",
                        folder.resolve(command).toString());
    }

    private void startWithTopics() {
        broker.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
            planner.apply(planner.plan(TopicCounts.ofEventPartitions(1)));
        }
    }

    private void awaitReady(BackgroundProgram program) {
        Awaitility.await("ready").atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = health(program);
            assertEquals(200, answer.statusCode(), answer.body());
        });
    }

    private void assertNotReady(BackgroundProgram program, String reason) {
        Awaitility.await("not ready").atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = health(program);
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains(reason), answer.body());
        });
    }

    private HttpResponse<String> health(BackgroundProgram program) throws IOException, InterruptedException {
        String url =
                program.err().contains("Health") ? program.word("Health") : program.word("Board") + "/health/ready";
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
