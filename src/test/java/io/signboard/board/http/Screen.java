package io.signboard.board.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** One reader of a stream: takes its bytes apart and judges what it is shown. Written by one thread, read by any. */
final class Screen {

    private static final String EVENT = "event: summary\nid: ";
    private static final String DATA = "\ndata: ";
    private static final int LONGEST_START = 100;

    private final Publications publications;
    private byte[] bytes = new byte[1_024];
    private int length;
    private volatile String head = "";
    private volatile long newest;
    private volatile long longestDelay;
    private volatile String fault = "";
    private volatile boolean isEnded;

    Screen(Publications publications) {
        this.publications = publications;
    }

    /** The answer's head; empty before it is here. */
    String head() {
        return head;
    }

    /** The sequence of the newest summary; 0 before the first. */
    long newest() {
        return newest;
    }

    /** The longest time for which a newer summary was committed and not here. */
    Duration longestDelay() {
        return Duration.ofNanos(longestDelay);
    }

    /** Measures the longest delay from now on. */
    void forgetDelays() {
        longestDelay = 0;
    }

    /** What was wrong with what came; empty if nothing was. */
    String fault() {
        return fault;
    }

    /** Whether the connection has come to its end. */
    boolean isEnded() {
        return isEnded;
    }

    void end() {
        isEnded = true;
    }

    /** Takes what the connection brought, whole blocks or not. */
    void take(ByteBuffer brought) {
        int known = length;
        length += brought.remaining();
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        brought.get(bytes, known, length - known);
        int begin = 0;
        for (int i = known; i < length; i++) {
            if (bytes[i] == '\n' && isEndOfBlock(begin, i)) {
                see(begin, i);
                begin = i + 1;
            }
        }
        System.arraycopy(bytes, begin, bytes, 0, length - begin);
        length -= begin;
    }

    /** An empty line ends a block; only the answer's head has returns too. */
    private boolean isEndOfBlock(int begin, int at) {
        return head.isEmpty()
                ? at > begin + 2 && bytes[at - 1] == '\r' && bytes[at - 2] == '\n'
                : at > begin && bytes[at - 1] == '\n';
    }

    /** The head of the answer, an event or a comment; {@code end} is at its last line end. */
    private void see(int begin, int end) {
        String start = new String(bytes, begin, Math.min(end - begin, LONGEST_START), StandardCharsets.UTF_8);
        if (head.isEmpty()) {
            head = start;
        } else if (start.startsWith(EVENT)) {
            long sequence = Long.parseLong(start.substring(EVENT.length(), start.indexOf('\n', EVENT.length())));
            seeSummary(sequence, begin + start.indexOf(DATA) + DATA.length(), end - 1);
        } else if (!start.startsWith(":")) {
            fault = "neither event nor comment: " + start;
        }
    }

    private void seeSummary(long sequence, int from, int to) {
        if (sequence <= newest) {
            fault = sequence + " after " + newest;
        } else if (!publications.isPublished(sequence, bytes, from, to)) {
            fault = sequence + " is not what was published";
        }
        if (newest > 0) {
            longestDelay = Math.max(longestDelay, publications.ageAfter(newest).toNanos());
        }
        newest = sequence;
    }
}
