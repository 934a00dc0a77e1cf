package io.signboard.board.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryStreamTest {

    private final Connection connection = new Connection();
    private final SummaryStream stream = new SummaryStream(connection);

    @Test
    void shouldWriteNothingBeforeTheContainerCalls() {
        stream.offer(frame("1"));

        assertEquals(List.of(), connection.written);
    }

    @Test
    void shouldWriteAndFlushWhatIsOffered() {
        stream.onWritePossible();

        stream.offer(frame("1"));

        assertEquals(List.of("1", "flush"), connection.written);
    }

    @Test
    void shouldSkipToTheNewestWhenTheConnectionIsSlow() {
        stream.onWritePossible();
        connection.isReady = false;
        stream.offer(frame("1"));
        stream.offer(frame("2"));
        stream.offer(frame("3"));

        connection.isReady = true;
        stream.onWritePossible();

        assertEquals(List.of("3", "flush"), connection.written);
    }

    @Test
    void shouldSendAFrameOnce() {
        byte[] frame = frame("1");
        stream.onWritePossible();
        stream.offer(frame);

        stream.offer(frame);

        assertEquals(List.of("1", "flush"), connection.written);
    }

    @Test
    void shouldNotPutAHeartbeatInPlaceOfASummary() {
        stream.onWritePossible();
        connection.isReady = false;
        stream.offer(frame("1"));

        stream.offerIfIdle(frame("beat"));

        connection.isReady = true;
        stream.onWritePossible();
        assertEquals(List.of("1", "flush"), connection.written);
    }

    @Test
    void shouldSendWhatWaitsBeforeItFinishes() {
        stream.onWritePossible();
        connection.isReady = false;
        stream.offer(frame("1"));
        stream.finish();
        assertFalse(stream.ended().isDone());

        connection.isReady = true;
        stream.onWritePossible();

        assertEquals(List.of("1", "flush"), connection.written);
        assertTrue(stream.ended().isDone());
    }

    @Test
    void shouldEndWhenTheReaderIsGone() {
        connection.isBroken = true;
        stream.onWritePossible();

        stream.offer(frame("1"));

        assertTrue(stream.ended().isDone());
        assertFalse(stream.ended().isCompletedExceptionally());
    }

    @Test
    void shouldWriteNothingAfterItsEnd() {
        stream.onWritePossible();
        stream.onError(new IOException("idle"));

        stream.offer(frame("1"));

        assertEquals(List.of(), connection.written);
    }

    private static byte[] frame(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Connection extends ServletOutputStream {

        final List<String> written = new ArrayList<>();
        boolean isReady = true;
        boolean isBroken;

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (isBroken) {
                throw new IOException("broken pipe");
            }
            written.add(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            written.add("flush");
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
