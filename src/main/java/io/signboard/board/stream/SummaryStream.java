package io.signboard.board.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One reader. It has room for one frame: what the connection does not take in time is replaced by what is newer. Nothing
 * here blocks; the container calls back when the connection takes more.
 */
final class SummaryStream implements WriteListener {

    private final ServletOutputStream out;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    private byte @Nullable [] newest;
    private byte @Nullable [] next;
    private boolean isStarted;
    private boolean isUnflushed;
    private boolean isFinishing;

    SummaryStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Completes, never exceptionally, once there is nothing more to send or nobody to send it to. */
    CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    /**
     * Sends this frame as soon as the connection takes it, in place of what still waits; nothing if it was the last to be
     * offered, as happens when a reader joins while a new summary is handed out.
     */
    void offer(byte[] frame) {
        synchronized (this) {
            if (frame == newest) {
                return;
            }
            newest = frame;
            next = frame;
        }
        send();
    }

    /** Sends this frame unless another one waits. */
    void offerIfIdle(byte[] frame) {
        synchronized (this) {
            if (next == null) {
                next = frame;
            }
        }
        send();
    }

    /** Ends the stream as soon as what waits is sent. */
    void finish() {
        synchronized (this) {
            isFinishing = true;
        }
        send();
    }

    /** Ends the stream now. */
    void abandon() {
        ended.complete(null);
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            isStarted = true;
        }
        send();
    }

    @Override
    public void onError(Throwable failure) {
        abandon();
    }

    private void send() {
        try {
            if (hasSentAll()) {
                abandon();
            }
        } catch (IOException | RuntimeException e) {
            // The reader is gone, or the container took the response back: nobody is left to be told.
            abandon();
        }
    }

    /** Writes what the connection takes; true once the stream is at its end. */
    private synchronized boolean hasSentAll() throws IOException {
        while (isStarted && !ended.isDone() && out.isReady()) {
            byte[] frame = next;
            if (frame != null) {
                next = null;
                isUnflushed = true;
                out.write(frame);
            } else if (isUnflushed) {
                isUnflushed = false;
                out.flush();
            } else {
                return isFinishing;
            }
        }
        return false;
    }
}
