package io.signboard.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.admin.doctor.Address.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"hall", ":9092", "hall:", "hall:0", "hall:65536", "hall:kafka", "hall:-1"})
    void shouldKnowWhatIsNoAddress(String text) {
        assertEquals(Outcome.MALFORMED, new Address(text).connect(PATIENCE, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:", "[127.0.0.1]:", "PLAINTEXT://127.0.0.1:"})
    void shouldConnectWhereSomebodyListens(String host) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(Outcome.CONNECTED, new Address(host + server.getLocalPort()).connect(PATIENCE, true));
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertEquals(Outcome.REFUSED, new Address("127.0.0.1:" + port).connect(PATIENCE, true));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTED, 0000011a",
        "CONNECTED, 00100000",
        "NO_BROKER, 00100001",
        "NO_BROKER, 48545450",
        "NO_BROKER, 00000000",
        "NO_BROKER, 0000",
        "WANTS_TLS, 15030300"
    })
    void shouldKnowABrokerByTheLengthOfItsAnswer(Outcome outcome, String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> question = CompletableFuture.supplyAsync(() -> answer(server, answer));

            Outcome found = new Address("127.0.0.1:" + server.getLocalPort()).connect(PATIENCE, false);

            assertEquals(outcome, found);
            assertEquals(18, question.get()[5], "asks for the versions");
        }
    }

    /** Answers one question with bytes and hangs up; returns the question. */
    private static byte[] answer(ServerSocket server, String bytes) {
        try (Socket client = server.accept()) {
            byte[] question = client.getInputStream().readNBytes(14);
            client.getOutputStream().write(HexFormat.of().parseHex(bytes));
            return question;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
