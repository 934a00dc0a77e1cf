package io.signboard.board.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.board.HealthCheck;
import io.signboard.board.metrics.Metrics;
import io.signboard.board.view.CommittedView;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no decent client sends, and clients that behave badly. What they ask for needs no broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileRequestTest {

    private static final Limits TIGHT = new Limits(
            8, 40, 10, 40, 8_192, 16_384, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(5));
    private static final String LIVE = "/health/live";
    private static final String LIVE_BODY = "{\"status\":\"live\",\"reason\":\"The program answers.\"}";

    private final CommittedView view = new CommittedView(Map.of("bootstrap.servers", "127.0.0.1:1"), Clock.systemUTC());
    private final BoardServer server = BoardServer.ofBoard(
            new BoardSettings(BoardSettings.DEFAULT_HOST, 0), TIGHT, view, List.of(), new Metrics());

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        view.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /HEALTH/live, 404",
        "GET, /health/live;a=b, 404",
        "GET, /api/../health/live, 404",
        "GET, /../../etc/passwd, 400",
        "GET, /%2e%2e/etc/passwd, 400",
        "GET, /health/%2e%2e/live, 400",
        "GET, //health//live, 400",
        "GET, /health\\live, 400",
        "GET, /health/live%00, 400",
        "GET, /%ff%fe, 400",
        "GET, /%zz, 400",
        "GET, /<script>, 400",
        "GET, /nothing%0d%0aX-Injected:1, 400",
        "GET, /health/live?a=%zz, 400",
        "GET, /assets, 404",
        "GET, /assets/, 404",
        "GET, /assets/.., 404",
        "GET, /assets/../assets/nothing, 404",
        "GET, /assets/..%2findex.html, 400",
        "GET, /assets/%2e%2e%2findex.html, 400",
        "GET, /assets/%252e%252e%252findex.html, 400",
        "GET, /assets/..%5cindex.html, 400",
        "GET, /assets/board.js%00.css, 400",
        "GET, /assets/index.html, 404",
        "GET, /logback.xml, 404",
        "GET, /META-INF/MANIFEST.MF, 404",
        "PUT, /metrics, 405",
        "POST, /assets/board.js, 405",
        "DELETE, /api/v1/ceremonies, 405",
        "GET, http://elsewhere/health/live, 400",
        "POST, /health/live, 405",
        "PATCH, /health/live, 405",
        "DELETE, /health/live, 405",
        "TRACE, /health/live, 405",
        "OPTIONS, /health/live, 405",
        "get, /health/live, 405",
        "BREW, /health/live, 405"
    })
    void shouldRefuseWithAProblem(String method, String target, int status) throws IOException {
        RawAnswer answer = ask(method + " " + target + " HTTP/1.1", "Host: localhost\r\nX-Secret: squeamish");

        assertProblem(status, answer);
        assertEquals(status == 405 ? "GET, HEAD" : "", answer.header("allow"));
        assertFalse(answer.toString().contains("squeamish"), answer.toString());
        assertEquals("", answer.header("x-injected"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Other: no host",
                "Host: a\r\nHost: b",
                "Host: a\r\nno colon",
                "Host: a\r\nX-Folded: a\r\n b",
                "Host: a\r\nContent-Length: 5\r\nContent-Length: 6",
                "Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                "Host: a\r\nContent-Length: -1"
            })
    void shouldRefuseAmbiguousHeaders(String headers) throws IOException {
        assertProblem(400, ask("GET " + LIVE + " HTTP/1.1", headers));
    }

    @Test
    void shouldRefuseAnAddressThatIsTooLong() throws IOException {
        RawAnswer answer = ask("GET /" + "a".repeat(TIGHT.headerBytes()) + " HTTP/1.1", "Host: localhost");

        assertProblem(414, answer);
        assertFalse(answer.body().contains("instance"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health/live", "GET /health/live HTTP/3.0"})
    void shouldRefuseOtherVersionsOfHttp(String requestLine) throws IOException {
        RawAnswer answer = ask(requestLine, "Host: localhost");

        assertProblem(505, answer);
        assertEquals("HTTP Version Not Supported", json(answer).path("title").asText());
    }

    @Test
    void shouldListenOnOneAddressOnly() {
        assertThrows(IOException.class, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.2", server.port()), 2_000);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/assets/board.js", "/metrics", LIVE, "/health/ready", "/openapi.json", "/nothing", "/%zz"})
    void shouldProtectBrowsersInEveryAnswer(String path) throws IOException {
        RawAnswer answer = ask("GET " + path + " HTTP/1.1", "Host: localhost");

        assertEquals("nosniff", answer.header("x-content-type-options"));
        assertEquals("no-referrer", answer.header("referrer-policy"));
        assertTrue(answer.header("content-security-policy").startsWith("default-src 'none'"), answer.toString());
        assertTrue(answer.header("content-security-policy").contains("frame-ancestors 'none'"), answer.toString());
        assertEquals("", answer.header("server"));
        assertEquals("", answer.header("x-powered-by"));
    }

    @Test
    void shouldAnswerHttp10AndClose() throws IOException {
        String text = RawAnswer.textOf(server.port(), "GET " + LIVE + " HTTP/1.0\r\n\r\n");

        assertTrue(text.startsWith("HTTP/1.1 200 OK\r\n"), text);
        assertTrue(text.endsWith("\r\n\r\n" + LIVE_BODY), text);
    }

    @Test
    void shouldAnswerPipelinedRequestsInTheirOrder() throws IOException {
        String text = RawAnswer.textOf(
                server.port(),
                get(LIVE, "") + get("/nothing", "") + get("/openapi.json", "") + get(LIVE, "Connection: close\r\n"));

        assertEquals(List.of("200", "404", "200", "200"), statuses(text));
        assertTrue(text.endsWith(LIVE_BODY), text);
    }

    @Test
    void shouldNotTakeABodyForTheNextRequest() throws IOException {
        String hidden = get("/hidden", "");
        String text = RawAnswer.textOf(
                server.port(),
                get(LIVE, "Content-Length: " + hidden.length() + "\r\n") + hidden + get(LIVE, "Connection: close\r\n"));

        assertEquals(List.of("200", "200"), statuses(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 99999999999",
                "Transfer-Encoding: chunked",
                "Expect: 100-continue\r\nContent-Length: 5"
            })
    void shouldNotWaitForABodyThatDoesNotCome(String header) throws IOException {
        String text =
                RawAnswer.textOf(server.port(), "POST " + LIVE + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n");

        assertEquals(List.of("405"), statuses(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "X-HTTP-Method-Override: DELETE",
                "Range: bytes=0-3",
                "If-None-Match: *",
                "If-Modified-Since: Tue, 24 Nov 2037 00:00:00 GMT",
                "Accept: text/html",
                "Accept-Encoding: gzip",
                "Cookie: a=b; ;;=;\""
            })
    void shouldAnswerAsIfItWereNotAsked(String header) throws IOException {
        RawAnswer answer = ask("GET " + LIVE + " HTTP/1.1", "Host: localhost\r\n" + header);

        assertEquals(200, answer.status());
        assertEquals(LIVE_BODY, answer.body());
        assertEquals("", answer.header("set-cookie"));
    }

    @Test
    void shouldNotLetAPostPassForAGet() throws IOException {
        RawAnswer answer = ask("POST " + LIVE + " HTTP/1.1", "Host: localhost\r\nX-HTTP-Method-Override: GET");

        assertProblem(405, answer);
    }

    @Test
    void shouldTellTheLengthOfWhatHeadLeavesOut() throws IOException {
        RawAnswer whole = ask("GET /openapi.json HTTP/1.1", "Host: localhost");

        RawAnswer head = ask("HEAD /openapi.json HTTP/1.1", "Host: localhost");

        assertEquals("", head.body());
        assertEquals(whole.header("content-length"), head.header("content-length"));
        assertEquals(
                String.valueOf(whole.body().getBytes(StandardCharsets.UTF_8).length), head.header("content-length"));
    }

    @Test
    void shouldEndAConnectionThatSendsItsRequestByteByByte() throws IOException {
        String request = get(LIVE, "X-Slow: " + "x".repeat(4_000) + "\r\n");
        try (Socket slow = connect()) {
            long begun = System.nanoTime();

            await().pollInterval(Duration.ofMillis(20)).until(() -> isRefused(slow, request.charAt(0)));

            assertTrue(Duration.ofNanos(System.nanoTime() - begun).compareTo(TIGHT.ask()) > 0);
        }
    }

    @Test
    void shouldEndAConnectionThatAsksNothingMore() throws IOException {
        try (Socket idle = connect()) {
            idle.getOutputStream().write(get(LIVE, "").getBytes(StandardCharsets.US_ASCII));

            String text = new String(idle.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(List.of("200"), statuses(text));
        }
    }

    @Test
    void shouldLetConnectionsOverTheLimitWaitForAPlace() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < TIGHT.connections(); i++) {
                idle.add(connect());
            }

            RawAnswer answer = ask("GET " + LIVE + " HTTP/1.1", "Host: localhost");

            assertEquals(200, answer.status());
        } finally {
            close(idle);
        }
    }

    @Test
    void shouldKeepWhatFailedToItself() throws IOException {
        RuntimeException exception = new IllegalStateException("a secret");
        Error error = new AssertionError("a secret");
        try (BoardServer broken = brokenBy(exception);
                BoardServer more = brokenBy(error)) {
            broken.start();
            more.start();

            for (BoardServer each : List.of(broken, more)) {
                RawAnswer answer = RawAnswer.to(each.port(), "GET /health/ready HTTP/1.1", "Host: localhost");

                assertProblem(500, answer);
                assertFalse(answer.body().contains("secret"), answer.body());
                assertFalse(answer.body().contains("\tat "), answer.body());
            }
        }
    }

    private static BoardServer brokenBy(Throwable failure) {
        HealthCheck check = new HealthCheck() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Optional<String> problem() {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
        return BoardServer.ofProcess(new BoardSettings(BoardSettings.DEFAULT_HOST, 0), List.of(check), new Metrics());
    }

    private static void assertProblem(int status, RawAnswer answer) throws IOException {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("nosniff", answer.header("x-content-type-options"));
        assertEquals(status, json(answer).path("status").asInt());
        assertTrue(json(answer).hasNonNull("title"), answer.body());
        assertEquals("", answer.header("server"));
        assertFalse(answer.body().toLowerCase(Locale.ROOT).matches("(?s).*(jetty|javalin|exception).*"), answer.body());
    }

    private static JsonNode json(RawAnswer answer) throws IOException {
        return JsonFormat.trees().readTree(answer.body());
    }

    private static List<String> statuses(String text) {
        return List.of(text.split("HTTP/1\\.1 ", -1)).stream()
                .skip(1)
                .map(answer -> answer.substring(0, 3))
                .toList();
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    private RawAnswer ask(String requestLine, String headers) throws IOException {
        return RawAnswer.to(server.port(), requestLine, headers);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Sends one more byte; true once the server has ended the connection. */
    private static boolean isRefused(Socket socket, char next) {
        try {
            socket.getOutputStream().write(next);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
