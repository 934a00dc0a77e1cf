package io.signboard.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class HandoverTest {

    private static final int BYTES = 200_000;
    private static final int MOST_AT_ONCE = 1_000;

    @Test
    void shouldPassAllBytesInOrder() throws IOException {
        byte[] bytes = new byte[BYTES];
        new Random(1).nextBytes(bytes);
        Handover handover = new Handover();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(bytes, handover.writer()));

        byte[] read;
        try (InputStream reader = handover.reader()) {
            read = reader.readAllBytes();
        }

        written.join();
        assertArrayEquals(bytes, read);
    }

    private static void write(byte[] bytes, OutputStream writer) {
        Random random = new Random(2);
        try (writer) {
            int from = 0;
            while (from < bytes.length) {
                int length = Math.min(random.nextInt(MOST_AT_ONCE), bytes.length - from);
                writer.write(bytes, from, length);
                from += length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
