package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

class SettingsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Client client = new Client();
    private Path file;

    @Command(name = "client")
    private static final class Client {
        @Mixin
        private ConnectionOptions connection;

        @Mixin
        private HttpOptions http;

        @Option(names = "--replication-factor")
        @SuppressWarnings("UnusedVariable") // it is there for its name
        private int replicationFactor;

        @Option(names = "--flag")
        private boolean flag;

        @Option(names = "--yes")
        private boolean yes;
    }

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(
                folder.resolve("signboard.properties"),
                """
                bootstrap.servers = file:3\s
                timeout=3s
                http.port=3
                replication.factor=3
                ssl.truststore.password= s3cret\s
                http.host=
                """);
    }

    @Test
    void shouldTakeTheDefaultWithoutAnythingElse() {
        parse();

        assertEquals("127.0.0.1:9092", client.connection.bootstrapServers());
        assertEquals(8081, client.http.port(8081));
    }

    @Test
    void shouldPreferTheFileToTheDefault() {
        parse("--config", file.toString());

        assertEquals("file:3", client.connection.bootstrapServers());
        assertEquals(Duration.ofSeconds(3), client.connection.timeout());
        assertEquals(3, client.http.port(8081));
    }

    @Test
    void shouldPreferTheEnvironmentToTheFile() {
        environment.put("SIGNBOARD_BOOTSTRAP_SERVERS", "environment:2");
        environment.put("SIGNBOARD_HTTP_PORT", "2");
        environment.put("SIGNBOARD_CONFIG", file.toString());

        parse();

        assertEquals("environment:2", client.connection.bootstrapServers());
        assertEquals(2, client.http.port(8081));
        assertEquals(Duration.ofSeconds(3), client.connection.timeout());
    }

    @Test
    void shouldPreferTheFlagToTheEnvironment() {
        environment.put("SIGNBOARD_BOOTSTRAP_SERVERS", "environment:2");
        environment.put("SIGNBOARD_FLAG", "true");

        parse("--bootstrap-servers", "flag:1", "--flag");

        assertEquals("flag:1", client.connection.bootstrapServers());
        assertTrue(client.flag);
    }

    @Test
    void shouldTakeAFlagWithoutValueFromTheEnvironment() {
        environment.put("SIGNBOARD_FLAG", "true");

        parse();

        assertTrue(client.flag);
    }

    @Test
    void shouldPassOverWhatIsEmpty() {
        environment.put("SIGNBOARD_TIMEOUT", "");

        parse("--config", file.toString());

        assertEquals(Duration.ofSeconds(3), client.connection.timeout());
        assertEquals("127.0.0.1", client.http.host());
    }

    @Test
    void shouldTakeConsentFromTheFlagAlone() {
        environment.put("SIGNBOARD_YES", "true");

        parse();

        assertFalse(client.yes);
    }

    @Test
    void shouldPassKafkasSettingsOnAsTheyAre() {
        parse("--config", file.toString());

        assertEquals(
                Map.of("bootstrap.servers", "file:3", "replication.factor", "3", "ssl.truststore.password", "s3cret "),
                client.connection.clientProperties());
    }

    private void parse(String... args) {
        CommandLine commandLine = new CommandLine(client);
        ParseResult given = commandLine.parseArgs(args);
        commandLine.setDefaultValueProvider(Settings.of(given, environment));
        commandLine.parseArgs(args);
    }
}
