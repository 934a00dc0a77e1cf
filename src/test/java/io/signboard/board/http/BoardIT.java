package io.signboard.board.http;

import static io.signboard.board.Samples.CEREMONY;
import static io.signboard.board.Samples.definition;
import static io.signboard.board.Samples.summary;
import static io.signboard.board.Samples.utf8;
import static io.signboard.board.Samples.window;
import static io.signboard.board.Samples.windowSummary;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.board.BoardException;
import io.signboard.board.HealthCheck;
import io.signboard.board.metrics.Metrics;
import io.signboard.board.view.CommittedView;
import io.signboard.support.TestBroker;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board on a real broker, asked over real connections. Every test has a ceremony of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BoardIT {

    private static final Limits QUICK = new Limits(
            8, 600, 500, 512, 8_192, 65_536, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMillis(500));

    /** The kernel keeps up to twice what a socket buffer is said to hold. */
    private static final int KERNEL_OVERHEAD = 2;

    private static final String API = "/api/v1/ceremonies/";

    private final TestBroker broker = TestBroker.start(1);
    private final CommittedWriter writer = new CommittedWriter(broker.bootstrapServers());
    private final CommittedView view =
            new CommittedView(Map.of("bootstrap.servers", broker.bootstrapServers()), Clock.systemUTC());
    private final BoardServer server = BoardServer.ofBoard(settings(0), QUICK, view, List.of(), new Metrics());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    void start() {
        server.start();
        view.start();
        writer.commit(window(0, 1));
        writer.commit(CEREMONY, summary(1));
        await().until(() -> get(API + CEREMONY).statusCode() == 200);
    }

    @AfterAll
    void close() {
        server.close();
        view.close();
        writer.close();
        broker.close();
    }

    @Test
    void shouldGiveTheSummaryByteForByte() throws Exception {
        byte[] value = utf8("\t" + text(summary("bytes", 3)).replace("\"Expo\"", "\"重庆 \\u0041\"") + " \r\n");

        writer.commit("bytes", value);

        await().until(() -> get(API + "bytes").statusCode() == 200);
        HttpResponse<byte[]> answer = get(API + "bytes");
        assertArrayEquals(value, answer.body());
        assertEquals("application/json", header(answer, "content-type"));
        assertEquals("no-store", header(answer, "cache-control"));
        assertEquals("nosniff", header(answer, "x-content-type-options"));
        assertTrue(header(answer, "content-security-policy").startsWith("default-src 'none'"));
        assertTrue(answer.headers().firstValue("server").isEmpty());
    }

    @Test
    void shouldNeverShowWhatWasAborted() throws Exception {
        writer.commit("aborted", summary("aborted", 1));
        writer.abort("aborted", summary("aborted", 2));
        writer.abort("never", summary("never", 1));

        writer.commit("after", summary("after", 1));

        await().until(() -> get(API + "after").statusCode() == 200);
        assertArrayEquals(summary("aborted", 1), get(API + "aborted").body());
        assertEquals(404, get(API + "never").statusCode());
    }

    @Test
    void shouldGiveTheDefinitionInForceByteForByte() throws Exception {
        byte[] second = utf8(text(definition("defined", 2)).replace("{", "{\t\"note\": \"重庆\", ") + "\n");
        String path = API + "defined/definition";
        writer.define("defined", definition("defined", 1));
        await().until(() -> get(path).statusCode() == 200);

        writer.define("defined", second);
        writer.define("defined", definition("defined", 1));
        writer.define("defined", utf8("nonsense"));
        writer.define("defined", null);
        writer.define("after", definition("after", 1));

        await().until(() -> get(API + "after/definition").statusCode() == 200);
        HttpResponse<byte[]> answer = get(path);
        assertArrayEquals(second, answer.body());
        assertEquals("application/json", header(answer, "content-type"));
    }

    @Test
    void shouldListTheCeremonies() throws Exception {
        writer.commit("listed", summary("listed", 2));
        await().until(() -> get(API + "listed").statusCode() == 200);

        HttpResponse<byte[]> answer = get("/api/v1/ceremonies");

        JsonNode entry = null;
        for (JsonNode candidate : JsonFormat.trees().readTree(answer.body())) {
            entry = candidate.path("ceremonyId").asText().equals("listed") ? candidate : entry;
        }
        assertEquals(
                "{\"ceremonyId\":\"listed\",\"name\":{\"en\":\"Expo\"},\"status\":\"live\",\"headline\":{\"projects\":2,"
                        + "\"amount\":2000000,\"average\":1000000,\"smallest\":2000000,\"largest\":2000000}}",
                String.valueOf(entry));
    }

    @Test
    void shouldListWindowsOldestFirst() throws Exception {
        for (int minute : new int[] {12, 10, 11}) {
            writer.commit(window(minute, 1));
        }
        String path = API + CEREMONY + "/windows?size=PT1M&from=2021-08-23T20:10:00+08:00&to=2021-08-23T12:12:00Z";
        String expected =
                "[" + text(windowSummary(window(10, 1), 1)) + "," + text(windowSummary(window(11, 1), 1)) + "]";

        await().untilAsserted(() -> assertEquals(expected, text(get(path).body())));
    }

    @Test
    void shouldForgetAWindowThatIsRemoved() throws Exception {
        String path = API + CEREMONY + "/windows?from=2021-08-23T12:20:00Z";
        writer.commit(window(20, 1));
        await().until(() -> !text(get(path).body()).equals("[]"));

        writer.remove(window(20, 1));

        await().until(() -> text(get(path).body()).equals("[]"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/ceremonies/unknown, 404",
        "GET, /api/v1/ceremonies/unknown/windows, 404",
        "GET, /api/v1/ceremonies/expo-2021/definition, 404",
        "GET, /api/v1/ceremonies/unknown/stream, 404",
        "HEAD, /api/v1/ceremonies/unknown, 404",
        "GET, /api/v2, 404",
        "GET, /api/v1/ceremonies/expo-2021/windows?size=PT7M, 400",
        "GET, /api/v1/ceremonies/expo-2021/windows?size=long, 400",
        "GET, /api/v1/ceremonies/expo-2021/windows?from=today, 400",
        "GET, /api/v1/ceremonies/expo-2021/windows?to=2021-08-23, 400",
        "POST, /api/v1/ceremonies, 405",
        "DELETE, /api/v1/ceremonies/expo-2021, 405",
        "PUT, /api/v1/ceremonies/expo-2021/stream, 405",
        "OPTIONS, /health/ready, 405",
        "BREW, /api/v1/ceremonies, 405",
        "GET, /api/v1/ceremonies/a%2Fb, 400",
        "GET, /api/v1/ceremonies/%zz, 400"
    })
    void shouldAnswerWrongRequestsWithAProblem(String method, String path, int status) throws Exception {
        RawAnswer answer = RawAnswer.to(server.port(), method + " " + path + " HTTP/1.1", "Host: localhost");

        assertEquals(status, answer.status());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("nosniff", answer.header("x-content-type-options"));
        if (status == 405) {
            assertEquals("GET, HEAD", answer.header("allow"));
        }
        if (!method.equals("HEAD")) {
            JsonNode problem = JsonFormat.trees().readTree(answer.body());
            assertEquals(status, problem.path("status").asInt());
            assertTrue(problem.hasNonNull("title"), answer.body());
        }
    }

    @Test
    void shouldNameTheWrongParameter() throws Exception {
        HttpResponse<byte[]> answer = get(API + CEREMONY + "/windows?size=PT1M&from=yesterday");

        JsonNode problem = JsonFormat.trees().readTree(answer.body());
        assertTrue(problem.path("detail").asText().startsWith("The parameter from must be"), problem.toString());
        assertEquals(API + CEREMONY + "/windows", problem.path("instance").asText());
    }

    @Test
    void shouldRefuseHeadersThatAreTooLarge() throws Exception {
        RawAnswer answer =
                RawAnswer.to(server.port(), "GET / HTTP/1.1", "Host: localhost\r\nX-Much: " + "x".repeat(9_000));

        assertEquals(431, answer.status());
        assertEquals("application/problem+json", answer.header("content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/health/live", "/health/ready", "/api/v1/ceremonies"})
    void shouldAnswerHeadAsGetWithoutABody(String path) throws Exception {
        RawAnswer answer = RawAnswer.to(server.port(), "HEAD " + path + " HTTP/1.1", "Host: localhost");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("content-type"));
        assertEquals("", answer.body());
    }

    @Test
    void shouldEndAHeadOfAStreamAtOnce() throws Exception {
        RawAnswer answer =
                RawAnswer.to(server.port(), "HEAD " + API + CEREMONY + "/stream HTTP/1.1", "Host: localhost");

        assertEquals(200, answer.status());
        assertEquals("text/event-stream", answer.header("content-type"));
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals("no", answer.header("x-accel-buffering"));
        assertEquals("", answer.header("content-length"));
    }

    @Test
    void shouldStreamFromTheLatestOn() throws Exception {
        writer.commit("streamed", summary("streamed", 1));
        await().until(() -> get(API + "streamed").statusCode() == 200);
        try (SseReader reader = new SseReader(server.port(), "streamed", 65_536)) {
            SseReader.Event first = reader.next();

            writer.commit("streamed", summary("streamed", 2));

            assertEquals(new SseReader.Event(1, text(summary("streamed", 1))), first);
            assertEquals(new SseReader.Event(2, text(summary("streamed", 2))), reader.next());
            assertTrue(reader.hasHeartbeat());
        }
    }

    @Test
    void shouldEndTheStreamOfACeremonyThatIsRemoved() throws Exception {
        writer.commit("removed", summary("removed", 1));
        await().until(() -> get(API + "removed").statusCode() == 200);
        try (SseReader reader = new SseReader(server.port(), "removed", 65_536)) {
            assertNotNull(reader.next());

            writer.commit("removed", null);

            assertNull(reader.next());
        }
    }

    @Test
    void shouldLetASlowReaderSkipToTheNewestAndNobodyElseWait() throws Exception {
        int count = 120;
        writer.commit("slow", padded("slow", 1));
        await().until(() -> get(API + "slow").statusCode() == 200);
        List<SseReader> idle = new ArrayList<>();
        try (SseReader slow = new SseReader(server.port(), "slow", 4_096);
                SseReader quick = new SseReader(server.port(), "slow", 65_536)) {
            for (int i = 0; i < 2 * QUICK.threads(); i++) {
                idle.add(new SseReader(server.port(), "slow", 4_096));
            }
            long seen = 1;
            assertNotNull(quick.next());
            for (int sequence = 2; sequence <= count; sequence++) {
                writer.commit("slow", padded("slow", sequence));
                while (seen < sequence) {
                    seen = quick.nextId();
                }
            }

            List<Long> slowly = new ArrayList<>();
            while (slowly.isEmpty() || slowly.get(slowly.size() - 1) < count) {
                slowly.add(slow.nextId());
            }

            // What the buffers hold, one that they hold a part of, one that was being sent, and the newest.
            int underWay = (QUICK.sendBytes() + 4_096) * KERNEL_OVERHEAD / padded("slow", 1).length + 3;
            assertTrue(slowly.size() <= underWay, slowly.toString());
            assertEquals(slowly.stream().sorted().distinct().toList(), slowly);
        } finally {
            for (SseReader reader : idle) {
                reader.close();
            }
        }
    }

    @Test
    void shouldDropAReaderThatNeverReads() throws Exception {
        Limits one = new Limits(
                8, 100, 1, 100, 8_192, 65_536, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(200));
        writer.commit("dead", padded("dead", 1));
        await().until(() -> get(API + "dead").statusCode() == 200);
        try (BoardServer small = BoardServer.ofBoard(settings(0), one, view, List.of(), new Metrics())) {
            small.start();
            try (SseReader dead = new SseReader(small.port(), "dead", 4_096)) {
                assertNotNull(dead.next());
                assertEquals(503, streamStatus(small));
                for (int sequence = 2; sequence < 80; sequence++) {
                    writer.commit("dead", padded("dead", sequence));
                }

                await().until(() -> streamStatus(small) == 200);
            }
        }
    }

    @Test
    void shouldServeOthersWhileManyReadersTakeNothing() throws Exception {
        writer.commit("bulky", padded("bulky", 1));
        await().until(() -> get(API + "bulky").statusCode() == 200);
        List<Socket> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * QUICK.threads(); i++) {
                Socket socket = new Socket();
                stuck.add(socket);
                socket.setReceiveBufferSize(4_096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                socket.getOutputStream().write(utf8("GET " + API + "bulky HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                socket.setSoTimeout(10_000);
                assertEquals('H', socket.getInputStream().read());
            }

            assertEquals(200, get("/health/live").statusCode());
            assertEquals(200, get(API + "bulky").statusCode());
        } finally {
            for (Socket socket : stuck) {
                socket.close();
            }
        }
    }

    @Test
    void shouldEndItsStreamsWhenItCloses() throws Exception {
        BoardServer closing = BoardServer.ofBoard(settings(0), view, List.of(), new Metrics());
        closing.start();
        try (SseReader reader = new SseReader(closing.port(), CEREMONY, 65_536)) {
            assertNotNull(reader.next());

            assertTimeout(Duration.ofSeconds(10), closing::close);

            assertNull(reader.next());
        }
    }

    @Test
    void shouldSayThatThePortIsTaken() {
        try (BoardServer second = BoardServer.ofBoard(settings(server.port()), view, List.of(), new Metrics())) {
            BoardException refusal = assertThrows(BoardException.class, second::start);

            assertTrue(
                    String.valueOf(refusal.getMessage())
                            .startsWith("The board cannot listen on 127.0.0.1:" + server.port()),
                    refusal.getMessage());
        }
    }

    @Test
    void shouldSayThatTheHostIsUnknown() {
        BoardSettings nowhere = new BoardSettings("no-such-host.invalid", 0);
        try (BoardServer lost = BoardServer.ofBoard(nowhere, view, List.of(), new Metrics())) {
            BoardException refusal = assertThrows(BoardException.class, lost::start);

            assertTrue(String.valueOf(refusal.getMessage()).contains("no-such-host.invalid"), refusal.getMessage());
        }
    }

    @Test
    void shouldSayWhatIsNotReady() throws Exception {
        HealthCheck processor = new NamedCheck("processor", Optional.of("It restores its state."), Optional.empty());
        try (BoardServer other = BoardServer.ofBoard(settings(0), view, List.of(processor), new Metrics())) {
            other.start();

            HttpResponse<byte[]> answer = get(other.port(), "/health/ready");

            assertEquals(503, answer.statusCode());
            assertEquals(
                    "{\"status\":\"not-ready\",\"reason\":\"processor: It restores its state.\",\"checks\":{"
                            + "\"board\":{\"status\":\"ready\"},"
                            + "\"processor\":{\"status\":\"not-ready\",\"reason\":\"It restores its state.\"}}}",
                    text(answer.body()));
            assertEquals(200, get(other.port(), "/health/live").statusCode());
        }
    }

    @Test
    void shouldServeALoneProcessItsHealthOnly() throws Exception {
        HealthCheck processor = new NamedCheck("processor", Optional.empty(), Optional.of("A definition was ignored."));
        try (BoardServer lone = BoardServer.ofProcess(settings(0), List.of(processor), new Metrics())) {
            lone.start();

            HttpResponse<byte[]> answer = get(lone.port(), "/health/ready");

            assertEquals(200, answer.statusCode());
            assertTrue(text(answer.body()).contains("A definition was ignored."), text(answer.body()));
            assertEquals(404, get(lone.port(), "/api/v1/ceremonies").statusCode());
            assertEquals(404, get(lone.port(), "/").statusCode());
        }
    }

    private int streamStatus(BoardServer asked) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + asked.port() + API + "dead/stream");
        HttpResponse<InputStream> answer =
                client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static byte[] padded(String ceremonyId, long sequence) {
        return utf8(text(summary(ceremonyId, sequence)).replaceFirst(",", "," + " ".repeat(200_000)));
    }

    private static BoardSettings settings(int port) {
        return new BoardSettings(BoardSettings.DEFAULT_HOST, port);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return get(server.port(), path);
    }

    private HttpResponse<byte[]> get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private record NamedCheck(String name, Optional<String> problem, Optional<String> remark) implements HealthCheck {}
}
