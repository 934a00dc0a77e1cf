package io.signboard.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.admin.doctor.Address.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"hall", ":9092", "hall:", "hall:0", "hall:65536", "hall:kafka", "hall:-1"})
    void shouldKnowWhatIsNoAddress(String text) {
        assertEquals(Outcome.MALFORMED, new Address(text).connect(PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:", "[127.0.0.1]:", "PLAINTEXT://127.0.0.1:"})
    void shouldConnectWhereSomebodyListens(String host) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(Outcome.CONNECTED, new Address(host + server.getLocalPort()).connect(PATIENCE));
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertEquals(Outcome.REFUSED, new Address("127.0.0.1:" + port).connect(PATIENCE));
    }
}
