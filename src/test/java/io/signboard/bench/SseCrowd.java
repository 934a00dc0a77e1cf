package io.signboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many readers of one stream on one thread, which count what comes. */
final class SseCrowd implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int LINE_START = 7;

    /**
     * What has come since the last count.
     *
     * @param all summaries at all readers
     * @param least summaries at the reader that got the fewest
     * @param bytes at all readers
     */
    record Counts(long all, long least, long bytes) {}

    /** One reader; counts lines that begin with {@code event: }, in whatever pieces they come. */
    private static final class Reader {
        private final SocketChannel channel;
        private final byte[] start = new byte[LINE_START];
        private int column;
        private long events;
        private long bytes;

        Reader(SocketChannel channel) {
            this.channel = channel;
        }

        synchronized void take(ByteBuffer brought) {
            bytes += brought.remaining();
            while (brought.hasRemaining()) {
                byte b = brought.get();
                if (b == '\n') {
                    column = 0;
                } else {
                    if (column < LINE_START) {
                        start[column] = b;
                    }
                    column++;
                    if (column == LINE_START && new String(start, StandardCharsets.US_ASCII).equals("event: ")) {
                        events++;
                    }
                }
            }
        }

        synchronized Counts count() {
            Counts counts = new Counts(events, events, bytes);
            events = 0;
            bytes = 0;
            return counts;
        }
    }

    private final Selector selector;
    private final List<Reader> readers = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "screens");
    private volatile boolean closed;

    /** Connects so many readers. */
    SseCrowd(URI stream, int count) {
        try {
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                readers.add(connect(stream));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private Reader connect(URI stream) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(stream.getHost(), stream.getPort()));
        String request = "GET " + stream.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        Reader reader = new Reader(channel);
        channel.register(selector, SelectionKey.OP_READ, reader);
        return reader;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(SelectionKey key, ByteBuffer buffer) {
        Reader reader = (Reader) key.attachment();
        try {
            if (reader.channel.read(buffer.clear()) < 0) {
                key.cancel();
            }
            reader.take(buffer.flip());
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** Counts, and begins anew. */
    Counts count() {
        Counts sum = new Counts(0, Long.MAX_VALUE, 0);
        for (Reader reader : readers) {
            Counts one = reader.count();
            sum = new Counts(sum.all + one.all, Math.min(sum.least, one.least), sum.bytes + one.bytes);
        }
        return sum;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (Reader reader : readers) {
                reader.channel.close();
            }
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
