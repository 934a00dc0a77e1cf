package io.signboard.board.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body that is known whole. It holds no thread and no copy while the reader takes it, so that a hundred telephones on
 * a bad line hold up nobody.
 */
final class Body implements WriteListener {

    private final ServletOutputStream out;
    private final byte[] bytes;
    private final CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    private boolean isWritten;
    private boolean isFlushed;

    private Body(ServletOutputStream out, byte[] bytes) {
        this.out = out;
        this.bytes = bytes;
    }

    /** Answers with these bytes, which must not change any more; to HEAD with their number. */
    static void answer(Context context, byte[] bytes) {
        context.res().setContentLength(bytes.length);
        if (!context.method().equals(HandlerType.HEAD)) {
            send(context, bytes);
        }
    }

    /** Answers to HEAD where GET has no end. */
    static void answerEndless(Context context) {
        send(context, new byte[0]);
    }

    private static void send(Context context, byte[] bytes) {
        context.future(() -> {
            try {
                Body body = new Body(context.res().getOutputStream(), bytes);
                body.out.setWriteListener(body);
                return body.sent;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!sent.isDone() && out.isReady()) {
            if (!isWritten) {
                isWritten = true;
                out.write(bytes);
            } else if (!isFlushed) {
                isFlushed = true;
                out.flush();
            } else {
                sent.complete(null);
            }
        }
    }

    /** The reader is gone: nobody is left to be told. */
    @Override
    public void onError(Throwable failure) {
        sent.complete(null);
    }
}
