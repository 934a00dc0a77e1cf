package io.signboard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Passes bytes from one thread to another, some blocks ahead at most. For one writer and one reader. */
final class Handover {

    private static final int BLOCKS = 16;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(BLOCKS);

    /** Where the writer writes, in large blocks; closing it is the end for the reader. */
    OutputStream writer() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    put(Arrays.copyOfRange(bytes, offset, offset + length));
                }
            }

            @Override
            public void close() throws IOException {
                put(END);
            }
        };
    }

    private void put(byte[] block) throws IOException {
        try {
            blocks.put(block);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Where the reader reads, in large blocks. */
    InputStream reader() {
        return new InputStream() {
            private byte[] block = {0};
            private int position = 1;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (position == block.length && block.length > 0) {
                    block = take();
                    position = 0;
                }
                if (block.length == 0) {
                    return -1;
                }
                int count = Math.min(length, block.length - position);
                System.arraycopy(block, position, bytes, offset, count);
                position += count;
                return count;
            }
        };
    }

    private byte[] take() throws IOException {
        try {
            return blocks.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
}
