package io.signboard.board.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.board.metrics.Metrics;
import io.signboard.board.view.CommittedView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and its files as a browser gets them. The board has read nothing: none of this needs figures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageRoutesTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final Pattern IMPORT = Pattern.compile("^import [^;]*?from '([^']*)';", Pattern.MULTILINE);
    private static final Pattern ELEMENT = Pattern.compile("<(script|style)([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s(style|on[a-z]+)=");

    private final CommittedView view = new CommittedView(Map.of("bootstrap.servers", "127.0.0.1:1"), Clock.systemUTC());
    private final BoardServer server =
            BoardServer.ofBoard(new BoardSettings(BoardSettings.DEFAULT_HOST, 0), view, List.of(), new Metrics());
    private final Set<String> names = new TreeSet<>(new PageRoutes().names());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        view.close();
    }

    @Test
    void shouldServeThePageUnderAStrictPolicy() throws Exception {
        HttpResponse<byte[]> page = get("/");

        assertEquals(200, page.statusCode());
        assertEquals("text/html;charset=utf-8", header(page, "content-type"));
        Set<String> policy = Set.of(header(page, "content-security-policy").split("; ", -1));
        assertTrue(
                policy.containsAll(Set.of(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'")),
                policy.toString());
        assertFalse(policy.toString().contains("unsafe"), policy.toString());
        assertEquals("nosniff", header(page, "x-content-type-options"));
        assertEquals("no-referrer", header(page, "referrer-policy"));
    }

    @Test
    void shouldKeepThePolicyOfEverythingElse() throws Exception {
        for (String path : List.of("/assets/page.js", "/assets/icon.svg", "/openapi.json")) {
            assertEquals(
                    "default-src 'none'; frame-ancestors 'none'", header(get(path), "content-security-policy"), path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "page.js, text/javascript;charset=utf-8",
        "echarts.simple.min.js, text/javascript;charset=utf-8",
        "base.css, text/css;charset=utf-8",
        "icon.svg, image/svg+xml;charset=utf-8"
    })
    void shouldSayWhatAFileIs(String name, String mediaType) throws Exception {
        HttpResponse<byte[]> file = get("/assets/" + name);

        assertEquals(200, file.statusCode());
        assertEquals(mediaType, header(file, "content-type"));
        assertEquals("no-cache", header(file, "cache-control"));
        assertEquals("nosniff", header(file, "x-content-type-options"));
    }

    @Test
    void shouldReferToItsOwnFilesOnlyAndToAllOfThem() throws Exception {
        Set<String> referred = new TreeSet<>();
        REFERENCE.matcher(text(get("/"))).results().forEach(match -> referred.add(match.group(1)));
        for (String name : names) {
            IMPORT.matcher(text(get("/assets/" + name)))
                    .results()
                    .forEach(match -> referred.add(match.group(1).replace("./", "assets/")));
        }

        assertEquals(
                names.stream().map(name -> "assets/" + name).collect(Collectors.toCollection(TreeSet::new)), referred);
    }

    @Test
    void shouldHaveNoScriptOrStyleOfItsOwn() throws Exception {
        String html = text(get("/"));

        Matcher elements = ELEMENT.matcher(html);
        while (elements.find()) {
            assertEquals("script", elements.group(1));
            assertTrue(elements.group(2).contains(" src=\""), elements.group());
            assertEquals("", elements.group(3));
        }
        assertFalse(ATTRIBUTE.matcher(html).find());
        assertFalse(html.contains("javascript:"));
    }

    @Test
    void shouldNeverMakeMarkupOfText() throws Exception {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String script = name.startsWith("echarts") ? "" : text(get("/assets/" + name));
            Matcher sinks = Pattern.compile(
                            "\\.(inner|outer)HTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|srcdoc|DOMParser")
                    .matcher(script);
            sinks.results().forEach(match -> found.add(name + ": " + match.group()));
        }

        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/echarts.simple.min.js", "/assets/page.js"})
    void shouldCompressForThoseWhoTakeIt(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path);

        HttpResponse<byte[]> gzipped = get(path, "Accept-Encoding", "br, gzip;q=0.8");

        assertEquals("gzip", header(gzipped, "content-encoding"));
        assertEquals("Accept-Encoding", header(gzipped, "vary"));
        assertEquals("Accept-Encoding", header(plain, "vary"));
        assertEquals("", header(plain, "content-encoding"));
        assertTrue(gzipped.body().length < plain.body().length);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped.body()))) {
            assertArrayEquals(plain.body(), in.readAllBytes());
        }
    }

    @Test
    void shouldNotCompressForThoseWhoRefuseIt() throws Exception {
        assertEquals("", header(get("/assets/page.js", "Accept-Encoding", "gzip;q=0, br"), "content-encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/page.js"})
    void shouldSpareABrowserWhatItHas(String path) throws Exception {
        String tag = header(get(path), "etag");

        HttpResponse<byte[]> again = get(path, "If-None-Match", "\"other\", " + tag);

        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
        assertEquals(tag, header(again, "etag"));
        assertEquals("no-cache", header(again, "cache-control"));
        assertEquals(200, get(path, "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void shouldTagEveryFileByItsContent() throws Exception {
        Set<String> tags = new TreeSet<>();
        for (String name : names) {
            tags.add(header(get("/assets/" + name), "etag"));
        }

        assertEquals(names.size(), tags.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/nothing.js",
                "/assets/index.html",
                "/assets/PAGE.JS",
                "/assets/page.js/x",
                "/assets/page.js%00",
                "/assets/..",
                "/assets/../board/openapi.json",
                "/assets/..%2fopenapi.json",
                "/assets/%2e%2e/openapi.json.bak",
                "/assets/%2e%2e%2fpage%2fpage.js",
                "/assets/..\\page.js",
                "/assets//page.js",
                "/assets//etc/passwd",
                "/assets/logback.xml"
            })
    void shouldServeNothingThatIsNotListed(String path) throws Exception {
        RawAnswer answer = RawAnswer.to(server.port(), "GET " + path + " HTTP/1.1", "Host: localhost");

        assertTrue(Set.of(400, 404).contains(answer.status()), path + ": " + answer.status());
        assertEquals("application/problem+json", answer.header("content-type"));
    }

    @ParameterizedTest
    @CsvSource({"/, text/html;charset=utf-8", "/assets/page.js, text/javascript;charset=utf-8"})
    void shouldAnswerHeadAsGetWithoutABody(String path, String mediaType) throws Exception {
        RawAnswer answer = RawAnswer.to(server.port(), "HEAD " + path + " HTTP/1.1", "Host: localhost");

        assertEquals(200, answer.status());
        assertEquals(mediaType, answer.header("content-type"));
        assertEquals(header(get(path), "etag"), answer.header("etag"));
        assertEquals("", answer.body());
    }

    @Test
    void shouldRefuseToBeWrittenTo() throws Exception {
        RawAnswer answer = RawAnswer.to(server.port(), "POST / HTTP/1.1", "Host: localhost\r\nContent-Length: 0");

        assertEquals(405, answer.status());
        assertEquals("GET, HEAD", answer.header("allow"));
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
