package io.signboard.board.http;

import static io.signboard.board.Samples.CEREMONY;
import static io.signboard.board.Samples.summary;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.board.metrics.Metrics;
import io.signboard.board.view.CommittedView;
import io.signboard.broker.BrokerSettings;
import io.signboard.broker.EmbeddedBroker;
import io.signboard.support.HandMadeTopics;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board without a broker: before there is one, while it is away, and after it came back. */
final class BrokerAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedBroker broker;
    private String bootstrapServers;
    private CommittedView view;
    private BoardServer server;

    @BeforeEach
    void start() throws IOException {
        int port = freePort();
        bootstrapServers = "127.0.0.1:" + port;
        broker = new EmbeddedBroker(new BrokerSettings(folder, port));
        view = new CommittedView(Map.of("bootstrap.servers", bootstrapServers), Clock.systemUTC());
        server = BoardServer.ofBoard(new BoardSettings(BoardSettings.DEFAULT_HOST, 0), view, List.of(), new Metrics());
        view.start();
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        view.close();
        broker.close();
    }

    @Test
    void shouldCloseSoonWhileTheBrokerIsAway() {
        await().atMost(PATIENCE).until(() -> view.problem().toString().contains("does not answer"));

        assertTimeout(PATIENCE, view::close);

        assertTrue(view.problem().isPresent());
    }

    @Test
    void shouldSayThatItKnowsNothingYet() throws Exception {
        await().atMost(PATIENCE).until(() -> body("/health/ready").contains("does not answer"));
        assertEquals(503, get("/api/v1/ceremonies").statusCode());

        broker.start();

        await().atMost(PATIENCE).until(() -> body("/health/ready").contains("does not exist"));
        HttpResponse<byte[]> answer = get("/api/v1/ceremonies/" + CEREMONY);
        assertEquals(503, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("content-type").orElse(""));
        assertEquals(503, get("/api/v1/ceremonies/" + CEREMONY + "/stream").statusCode());
    }

    @Test
    void shouldGoOnShowingTheLastSummaryWhileTheBrokerIsAway() throws Exception {
        broker.start();
        makeTopics();
        commit(1);
        await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 200);

        broker.close();

        await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 503);
        assertArrayEquals(summary(1), get("/api/v1/ceremonies/" + CEREMONY).body());
    }

    @Test
    void shouldGoOnWhenTheBrokerIsBack() throws Exception {
        broker.start();
        makeTopics();
        commit(1);
        await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 200);
        broker.close();
        await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 503);

        broker.start();
        commit(2);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertArrayEquals(
                        summary(2), get("/api/v1/ceremonies/" + CEREMONY).body()));
        await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 200);
    }

    private void commit(long sequence) {
        try (CommittedWriter writer = new CommittedWriter(bootstrapServers)) {
            writer.commit(CEREMONY, summary(sequence));
        }
    }

    private void makeTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            HandMadeTopics.make(
                    admin,
                    new NewTopic(Topics.SUMMARIES.name(), 2, (short) 1),
                    new NewTopic(Topics.WINDOWS.name(), 2, (short) 1),
                    new NewTopic(Topics.DEFINITIONS.name(), 1, (short) 1));
        }
    }

    private String body(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
