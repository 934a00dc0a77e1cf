package io.signboard.board.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hundreds of readers on one thread. */
final class Screens implements AutoCloseable {

    private static final int SMALL = 4_096;
    private static final int LARGE = 65_536;

    private final int port;
    private final Publications publications;
    private final Selector selector;
    private final Map<Screen, SocketChannel> channels = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "screens");
    private volatile boolean isClosed;

    Screens(int port, Publications publications) throws IOException {
        this.port = port;
        this.publications = publications;
        this.selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /** Readers that take all as it comes; the answers' heads may be still to come. */
    List<Screen> open(int count) throws IOException {
        List<Screen> opened = connect(count, LARGE);
        read(opened);
        return opened;
    }

    /** Readers that take the answer's head, and then nothing more unless told to {@link #read}. */
    List<Screen> openStuck(int count) throws IOException {
        List<Screen> stuck = connect(count, SMALL);
        ByteBuffer one = ByteBuffer.allocate(1);
        for (Screen screen : stuck) {
            SocketChannel channel = channel(screen);
            while (screen.head().isEmpty() && channel.read(one.clear()) >= 0) {
                screen.take(one.flip());
            }
        }
        return stuck;
    }

    private List<Screen> connect(int count, int receiveBuffer) throws IOException {
        byte[] request = ("GET /api/v1/ceremonies/" + publications.ceremonyId() + "/stream HTTP/1.1\r\n"
                        + "Host: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        Map<Screen, SocketChannel> connected = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request));
            connected.put(new Screen(publications), channel);
        }
        channels.putAll(connected);
        return List.copyOf(connected.keySet());
    }

    /** From now on these take all that comes. */
    void read(List<Screen> screens) throws IOException {
        for (Screen screen : screens) {
            channel(screen).configureBlocking(false);
            channel(screen).register(selector, SelectionKey.OP_READ, screen);
        }
        selector.wakeup();
    }

    /** Breaks these connections off, as a machine does whose program is killed with bytes unread. */
    void vanish(List<Screen> screens) throws IOException {
        for (Screen screen : screens) {
            SocketChannel channel = channel(screen);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
            channels.remove(screen);
        }
        selector.wakeup();
    }

    private SocketChannel channel(Screen screen) {
        SocketChannel channel = channels.get(screen);
        if (channel == null) {
            throw new IllegalArgumentException("The screen is not connected.");
        }
        return channel;
    }

    private void run() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(LARGE);
        try {
            while (!isClosed) {
                selector.select(key -> read(key, bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(SelectionKey key, ByteBuffer bytes) {
        Screen screen = (Screen) key.attachment();
        try {
            int count = ((SocketChannel) key.channel()).read(bytes.clear());
            screen.take(bytes.flip());
            if (count < 0) {
                end(screen, key);
            }
        } catch (IOException | CancelledKeyException e) {
            end(screen, key);
        }
    }

    private static void end(Screen screen, SelectionKey key) {
        screen.end();
        key.cancel();
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : new ArrayList<>(channels.values())) {
            channel.close();
        }
        selector.close();
    }
}
