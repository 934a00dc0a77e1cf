package io.signboard.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output, written past {@link System#out}, which keeps it to itself when that fails. It knows a reader who has had
 * enough, as {@code head} has, from a disk that is full.
 */
final class StandardOutput extends FilterOutputStream {

    private volatile boolean readerGone;

    /** Over what the system gave the process. */
    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        super(out);
    }

    /** Whether nobody reads it any more. */
    boolean isReaderGone() {
        return readerGone;
    }

    @Override
    public void write(int singleByte) throws IOException {
        write(new byte[] {(byte) singleByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        try {
            out.write(bytes, start, length);
        } catch (IOException e) {
            readerGone = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
            throw e;
        }
    }
}
