package io.signboard.board.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events over a bare socket, so that it can also not read. */
final class SseReader implements AutoCloseable {

    private static final int DEADLINE_MS = 20_000;

    private final Socket socket;
    private final Iterator<String> lines;

    /**
     * Opens the stream.
     *
     * @param receiveBuffer the bytes that the system takes unasked
     */
    SseReader(int port, String ceremonyId, int receiveBuffer) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(DEADLINE_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /api/v1/ceremonies/" + ceremonyId
                + "/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 1\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        Stream<String> text =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).lines();
        lines = text.iterator();
    }

    /** The next event's id and data; null at the end of the stream. */
    @Nullable
    Event next() {
        String id = line("id: ");
        String data = id == null ? null : line("data: ");
        return id == null || data == null ? null : new Event(Long.parseLong(id), data);
    }

    /** The id of the next event, which there must be. */
    long nextId() {
        return Objects.requireNonNull(next(), "the stream has ended").id();
    }

    /** Waits for a comment. */
    boolean hasHeartbeat() {
        return line(":") != null;
    }

    private @Nullable String line(String start) {
        try {
            while (true) {
                String line = lines.next();
                if (line.startsWith(start)) {
                    return line.substring(start.length());
                }
            }
        } catch (NoSuchElementException e) {
            return null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw e;
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Event(long id, String data) {}
}
