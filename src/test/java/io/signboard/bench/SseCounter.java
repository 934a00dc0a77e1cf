package io.signboard.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Counts the summaries of one stream of server-sent events, in whatever pieces it comes. One thread takes, any counts. */
final class SseCounter {

    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] start = new byte[EVENT.length];
    private int column;
    private long summaries;
    private long bytes;

    /**
     * What has come since the last count.
     *
     * @param summaries how many
     * @param bytes in all
     */
    record Count(long summaries, long bytes) {}

    /** Takes the next bytes. */
    synchronized void take(ByteBuffer brought) {
        bytes += brought.remaining();
        while (brought.hasRemaining()) {
            take(brought.get());
        }
    }

    private void take(byte b) {
        if (b == '\n') {
            column = 0;
            return;
        }
        if (column < start.length) {
            start[column] = b;
        }
        column++;
        if (column == start.length && Arrays.equals(start, EVENT)) {
            summaries++;
        }
    }

    /** Counts, and begins anew. */
    synchronized Count count() {
        Count count = new Count(summaries, bytes);
        summaries = 0;
        bytes = 0;
        return count;
    }
}
