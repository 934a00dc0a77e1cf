package io.signboard.board.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sees every request first, and keeps from the libraries behind what they would act on although nothing here offers it. */
final class FrontDoor extends Handler.Wrapper {

    /** A method that isn't the request's own; a WebSocket, for which Javalin would open a session. */
    private static final List<String> UNOFFERED =
            List.of("X-HTTP-Method-Override", "Upgrade", "Sec-WebSocket-Version", "Sec-WebSocket-Key");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isDecodable(request.getHttpURI().getQuery())) {
            Response.writeError(
                    request, response, callback, HttpStatus.BAD_REQUEST_400, "The query is not percent-encoded.");
            return true;
        }
        boolean isPlain = UNOFFERED.stream().noneMatch(request.getHeaders()::contains);
        return super.handle(isPlain ? request : new Plain(request), response, callback);
    }

    /** Javalin takes a parameter that it can't decode for one that isn't there. */
    private static boolean isDecodable(@Nullable String query) {
        if (query == null) {
            return true;
        }
        try {
            String unused = URLDecoder.decode(query, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static final class Plain extends Request.Wrapper {

        private final HttpFields headers;

        Plain(Request request) {
            super(request);
            HttpFields.Mutable offered = HttpFields.build(request.getHeaders());
            UNOFFERED.forEach(offered::remove);
            headers = offered.asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
