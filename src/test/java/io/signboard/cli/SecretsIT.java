package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.board.http.BoardSettings;
import io.signboard.support.SecureBroker;
import io.signboard.topology.TopologySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Secrets among the settings, and everything that the program says, however much it is asked to say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "squeamish-ossifrage";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private SecureBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    void start() throws Exception {
        broker = SecureBroker.start(List.of(SECRET));
        broker.makeTopics(1);
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SCRAM + " required username=\"u\" password=\"" + SECRET + "\"",
                SCRAM + " required username=u password=\"" + SECRET + ";",
                SCRAM + " required username=u password=a " + SECRET + ";",
                SCRAM + " " + SECRET + " username=u;",
                SECRET + " required username=u;",
                SECRET
            })
    void shouldNotQuoteALoginThatItCannotRead(String login) throws IOException {
        Map<String, Object> settings = new HashMap<>(broker.client("u"));
        settings.put("sasl.jaas.config", login);

        for (String command : List.of(
                "topics plan",
                "rejects list",
                "ceremony define src/main/resources/sce-2021/definition.json",
                "board --http-port 0")) {
            assertEquals(
                    "The setting sasl.jaas.config can't be used: it is no line like 'org.apache...PlainLoginModule required"
                            + " username=\"...\" password=\"...\";'.",
                    lastLine(said(2, settings, command)));
        }
    }

    @Test
    void shouldSayThatALoginIsRefused() throws IOException {
        Map<String, Object> settings = new HashMap<>(SecureBroker.login("nobody", SECRET));
        settings.put("bootstrap.servers", broker.loginServers());

        for (String command : List.of("topics plan", "rejects list")) {
            String said = said(1, settings, command);

            assertTrue(said.contains("refused the login: Authentication failed"), said);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ssl.truststore.password, squeamish-ossifrage, keystore password was incorrect.",
        "ssl.truststore.location, /nowhere.p12, there is no file /nowhere.p12."
    })
    void shouldSayThatCertificatesCannotBeRead(String setting, String value, String reason) throws IOException {
        Map<String, Object> settings = new HashMap<>(broker.tlsClient(SECRET));
        settings.put(setting, value);

        for (String command : List.of("topics plan", "rejects list", "board --http-port 0")) {
            assertTrue(said(2, settings, command).contains("ssl.truststore name: " + reason));
        }
    }

    @Test
    void shouldSayThatACertificateIsNotTrusted() throws IOException {
        Map<String, Object> settings = new HashMap<>(broker.tlsClient(SECRET));
        settings.keySet().removeIf(key -> key.startsWith("ssl."));

        assertTrue(said(1, settings, "rejects list").contains("Is its certificate trusted (ssl.truststore.location)?"));
    }

    @Test
    void shouldKeepSecretsToItselfWhateverItLogsAndShows() throws Exception {
        Map<String, Object> settings = new HashMap<>(SecureBroker.login("u", SECRET));
        settings.put("bootstrap.servers", broker.trustedServers());
        settings.put("security.protocol", "PLAINTEXT");
        settings.put("ssl.keystore.password", SECRET);
        settings.put("ssl.key.password", SECRET);
        settings.put("of.no.client", SECRET);
        settings.put("consumer.of.no.client", SECRET);
        settings.put("main.consumer.ssl.truststore.password", SECRET);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
        PrintStream before = System.err;
        Level level = kafka.getLevel();
        try (PrintStream heard = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(heard);
            kafka.setLevel(Level.TRACE);
            heard.println(shown(settings));
        } finally {
            System.setErr(before);
            kafka.setLevel(level);
        }

        String all = said.toString(StandardCharsets.UTF_8);
        assertTrue(all.contains("ConsumerConfig values"), "Kafka was to say what its settings are");
        assertTrue(all.contains("jvm_memory_used_bytes"), "the metrics were to be shown");
        assertFalse(all.contains(SECRET));
    }

    /** What a running program shows. */
    private String shown(Map<String, Object> settings) throws Exception {
        ProgramSettings program = new ProgramSettings(
                settings, folder, TopologySettings.DEFAULTS, new BoardSettings(BoardSettings.DEFAULT_HOST, 0));
        StringBuilder shown = new StringBuilder(program.toString());
        try (LiveProgram live = new LiveProgram(program, Clock.systemUTC())) {
            live.startBoth();
            HttpClient http = HttpClient.newHttpClient();
            Awaitility.await("the program is ready")
                    .atMost(PATIENCE)
                    .until(() -> get(http, live.url() + "/health/ready").statusCode() == 200);
            for (String path : List.of("/metrics", "/health/ready", "/api/v1/ceremonies", "/nothing")) {
                shown.append(get(http, live.url() + path).body());
            }
        }
        return shown.toString();
    }

    private static HttpResponse<String> get(HttpClient http, String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Runs a command with all that it can say, and makes sure that it keeps the secret. */
    private String said(int code, Map<String, Object> settings, String command) throws IOException {
        StringBuilder lines = new StringBuilder();
        settings.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        Path config = Files.writeString(folder.resolve("settings.properties"), lines);
        TestProgram program = new TestProgram().with("SIGNBOARD_SASL_PASSWORD", SECRET);
        String line =
                command + " --verbose --config " + config + " --bootstrap-servers " + settings.get("bootstrap.servers");
        assertEquals(code, program.run(line.split(" ", -1)), program.err());
        String said = program.out() + program.err();
        assertFalse(said.contains(SECRET), said);
        return said;
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }
}
