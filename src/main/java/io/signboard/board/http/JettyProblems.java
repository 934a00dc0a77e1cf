package io.signboard.board.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what the server refuses before it comes to a route: requests that are malformed or too large. */
final class JettyProblems extends ErrorHandler {

    /** What the server calls the path of a request that it could not read. */
    private static final String UNREADABLE = "/badMessage";

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        SecurityHeaders.ALL.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        boolean isTold = status < 500 && message != null && !message.equals(HttpStatus.getMessage(status));
        byte[] json = Problem.of(status, isTold ? message : null).json(path(request));
        response.write(true, ByteBuffer.wrap(json), callback);
    }

    private static @Nullable String path(Request request) {
        String path = request.getHttpURI().getPath();
        return UNREADABLE.equals(path) ? null : path;
    }
}
