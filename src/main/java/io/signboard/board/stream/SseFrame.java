package io.signboard.board.stream;

import io.signboard.board.view.CommittedSummary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Bytes of the text/event-stream format. */
final class SseFrame {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);

    /** A reader that loses the connection comes back after this time. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private SseFrame() {}

    /** A comment: readers ignore it, but writing it shows whether they are still there. */
    static byte[] heartbeat() {
        return ":\n\n".getBytes(StandardCharsets.UTF_8);
    }

    /** A summary as one event; its sequence is the event's id. */
    static byte[] of(CommittedSummary summary) {
        return of(summary.summary().sequence(), summary.json());
    }

    static byte[] of(long sequence, byte[] json) {
        String head = "event: summary\nid: " + sequence + "\nretry: " + RETRY.toMillis() + "\n";
        ByteArrayOutputStream frame = new ByteArrayOutputStream(json.length + 64);
        frame.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        frame.writeBytes(DATA);
        writeLines(frame, json);
        frame.write('\n');
        frame.write('\n');
        return frame.toByteArray();
    }

    /** Line ends, which JSON allows between tokens, would end the event: each line is data of its own. */
    private static void writeLines(ByteArrayOutputStream frame, byte[] json) {
        for (int i = 0; i < json.length; i++) {
            boolean isPair = json[i] == '\r' && i + 1 < json.length && json[i + 1] == '\n';
            if (json[i] == '\n' || (json[i] == '\r' && !isPair)) {
                frame.write('\n');
                frame.writeBytes(DATA);
            } else if (!isPair) {
                frame.write(json[i]);
            }
        }
    }
}
