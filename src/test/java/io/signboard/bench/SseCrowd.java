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
import java.util.LinkedHashMap;
import java.util.Map;

/** Many readers of one stream on one thread, which count what comes. */
final class SseCrowd implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /**
     * What has come since the last count.
     *
     * @param all summaries at all readers
     * @param least summaries at the reader that got the fewest
     * @param bytes at all readers
     */
    record Counts(long all, long least, long bytes) {}

    private final Selector selector;
    private final Map<SocketChannel, SseCounter> readers = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "screens");
    private volatile boolean closed;

    /** Connects so many readers. */
    SseCrowd(URI stream, int count) {
        try {
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                connect(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void connect(URI stream) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(stream.getHost(), stream.getPort()));
        String request = "GET " + stream.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        SseCounter counter = new SseCounter();
        channel.register(selector, SelectionKey.OP_READ, counter);
        readers.put(channel, counter);
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
        try {
            if (((SocketChannel) key.channel()).read(buffer.clear()) < 0) {
                key.cancel();
            }
            ((SseCounter) key.attachment()).take(buffer.flip());
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** Counts, and begins anew. */
    Counts count() {
        Counts sum = new Counts(0, Long.MAX_VALUE, 0);
        for (SseCounter reader : readers.values()) {
            SseCounter.Count one = reader.count();
            sum = new Counts(sum.all + one.summaries(), Math.min(sum.least, one.summaries()), sum.bytes + one.bytes());
        }
        return sum;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (SocketChannel channel : readers.keySet()) {
                channel.close();
            }
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
