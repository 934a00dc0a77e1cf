package io.signboard.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes at its line feeds; a line may be of any length. */
final class Lines implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    Lines(InputStream stream) {
        this.stream = stream;
    }

    /** The next line without its line feed, or null at the end; a line feed at the very end starts no line. */
    byte @Nullable [] next() throws IOException {
        if (position == limit && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        do {
            int end = lineFeed();
            line.write(buffer, position, end - position);
            position = end;
            if (end < limit) {
                position++;
                return line.toByteArray();
            }
        } while (fill());
        return line.toByteArray();
    }

    private int lineFeed() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, stream.read(buffer));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Whether a line holds nothing but white space. */
    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (!isSpace(b)) {
                return false;
            }
        }
        return true;
    }

    /** How many lines of a stream aren't blank. */
    static long count(InputStream stream) throws IOException {
        byte[] bytes = new byte[BUFFER_BYTES];
        long lines = 0;
        boolean blank = true;
        for (int read = stream.read(bytes); read > 0; read = stream.read(bytes)) {
            for (int i = 0; i < read; i++) {
                if (bytes[i] == '\n') {
                    blank = true;
                } else if (blank && !isSpace(bytes[i])) {
                    blank = false;
                    lines++;
                }
            }
        }
        return lines;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
