package io.signboard.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Ports on 127.0.0.1, tried out before Kafka binds them: Kafka answers a taken controller port by halting the program.
 */
final class LocalPort {

    /** The only address that the broker listens on. */
    static final String HOST = "127.0.0.1";

    private static final byte[] HOST_BYTES = {127, 0, 0, 1};

    /** Free ports are taken from below every system's range for outgoing connections, which could grab one meanwhile. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private LocalPort() {}

    /**
     * Picks a port that nobody listens on.
     *
     * @param taken a port not to pick, even though it is still free
     * @throws BrokerException if none is found
     */
    static int free(int taken) {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (port != taken && isFree(port)) {
                return port;
            }
        }
        throw new BrokerException("No free port was found on " + HOST + " between " + LOWEST + " and " + HIGHEST + ".");
    }

    /**
     * Makes sure that a wanted port can be bound.
     *
     * @throws BrokerException naming the port and the reason if it cannot
     */
    static void require(int port) {
        try {
            bind(port);
        } catch (IOException e) {
            throw new BrokerException(
                    "The broker cannot listen on " + HOST + ":" + port + " (" + e.getMessage()
                            + "): stop the program that holds the port, or choose another with --broker-port.",
                    e);
        }
    }

    private static boolean isFree(int port) {
        try {
            bind(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(HOST_BYTES), port));
        }
    }
}
