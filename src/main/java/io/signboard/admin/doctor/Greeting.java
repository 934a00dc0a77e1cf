package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Address.Outcome;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Asks whoever listens which versions of Kafka's protocol it speaks, the one question that a broker answers to anybody.
 *
 * <p>Kafka's client must not be the first to ask: it takes the first bytes of whatever answer for a length, and those of an
 * HTTP or TLS answer make it claim more memory than there is.
 */
final class Greeting {

    /** ApiVersions, version 0, correlation 1, no client id; the length of these ten bytes goes before them. */
    private static final byte[] QUESTION = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

    /** Far above any answer to it. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int TLS_ALERT = 0x15;

    private Greeting() {}

    /**
     * Asks without TLS.
     *
     * @param socket connected, with a time-out for reading
     * @throws IOException if the connection breaks
     */
    static Outcome of(Socket socket) throws IOException {
        socket.getOutputStream().write(QUESTION);
        socket.getOutputStream().flush();
        try {
            int length = new DataInputStream(socket.getInputStream()).readInt();
            if (length >>> 24 == TLS_ALERT) {
                return Outcome.WANTS_TLS;
            }
            return length > 0 && length <= MOST_BYTES ? Outcome.CONNECTED : Outcome.NO_BROKER;
        } catch (SocketTimeoutException | EOFException e) {
            return Outcome.NO_BROKER;
        }
    }
}
