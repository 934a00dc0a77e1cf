package io.signboard.board.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param httpHost the address to listen on: a name or a literal address, not blank
 * @param httpPort the port, 0 to 65535 inclusive; 0 picks a free one at the start
 */
public record BoardSettings(String httpHost, int httpPort) {

    /** Only programs on the same machine can reach it. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    /** Where a board listens unless told otherwise. */
    public static final int DEFAULT_PORT = 8080;

    /** Where a lone processor listens unless told otherwise. */
    public static final int DEFAULT_PROCESS_PORT = 8081;

    /** The highest port number of TCP, inclusive. */
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException with one sentence if the host is blank or the port out of bounds
     */
    public BoardSettings {
        if (httpHost.isBlank()) {
            throw new IllegalArgumentException("The HTTP host must not be blank.");
        }
        if (httpPort < 0 || httpPort > HIGHEST_PORT) {
            throw new IllegalArgumentException("The HTTP port must lie between 0 and 65535, not " + httpPort + ".");
        }
    }

    /** Whether programs on this machine alone can reach it; false if the host isn't known. */
    public boolean isLocal() {
        try {
            return InetAddress.getByName(httpHost).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
