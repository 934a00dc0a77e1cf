package io.signboard.bench;

import io.signboard.model.Summary;
import io.signboard.support.ChildProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Reads a ceremony's stream of server-sent events at a board, as a screen does, on a thread of its own. */
final class SseFollower implements AutoCloseable {

    private static final String DATA = "data: ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stream<String> lines;
    private volatile boolean closed;

    /**
     * Connects; waits until the board knows the ceremony.
     *
     * @param listener is told of each summary on the reading thread
     */
    SseFollower(ChildProgram board, String ceremonyId, Consumer<CommittedSummaries.Arrival> listener) {
        URI stream = stream(board, ceremonyId);
        HttpResponse<Stream<String>> answer = Awaitility.await("a stream of " + ceremonyId)
                .atMost(PATIENCE)
                .until(() -> open(stream), opened -> opened.statusCode() == 200);
        lines = answer.body();
        Thread reader = new Thread(() -> read(listener), "sse-" + ceremonyId);
        reader.setDaemon(true);
        reader.start();
    }

    /** Where a board streams a ceremony. */
    static URI stream(ChildProgram board, String ceremonyId) {
        return URI.create(board.awaitWord("Board") + "/api/v1/ceremonies/" + ceremonyId + "/stream");
    }

    private HttpResponse<Stream<String>> open(URI stream) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines());
    }

    private void read(Consumer<CommittedSummaries.Arrival> listener) {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(line -> {
                long now = System.nanoTime();
                Summary summary =
                        CommittedSummaries.read(line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8));
                listener.accept(new CommittedSummaries.Arrival(now, summary));
            });
        } catch (UncheckedIOException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
