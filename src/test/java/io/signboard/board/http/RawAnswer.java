package io.signboard.board.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer to a request that a decent client would not let pass.
 *
 * @param status the status
 * @param headers by lower-case name
 * @param body as text
 */
record RawAnswer(int status, Map<String, String> headers, String body) {

    private static final int DEADLINE_MS = 10_000;

    /** Sends a request line and headers, and reads until the server closes. */
    static RawAnswer to(int port, String requestLine, String headers) throws IOException {
        return parse(textOf(port, requestLine + "\r\n" + headers + "\r\nConnection: close\r\n\r\n"));
    }

    /** Sends this, and gives all that comes until the server closes. */
    static String textOf(int port, String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(DEADLINE_MS);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RawAnswer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).strip());
        }
        return new RawAnswer(Integer.parseInt(head[0].split(" ", -1)[1]), headers, text.substring(end + 4));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
