package io.signboard.board.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.wire.JsonFormat;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 describes it.
 *
 * @param status the HTTP status
 * @param title what kind of error it is, the same for each of its kind
 * @param detail one sentence on this one, for the person who made the request; null if the title says it all
 */
record Problem(int status, String title, @Nullable String detail) {

    /** The media type of a problem. */
    static final String MEDIA_TYPE = "application/problem+json";

    /** A problem with the title that belongs to its status. */
    static Problem of(int status, @Nullable String detail) {
        return new Problem(status, HttpStatus.getMessage(status), detail);
    }

    /**
     * The document as UTF-8 JSON.
     *
     * @param path what was asked for; null if that can't be told
     */
    byte[] json(@Nullable String path) {
        ObjectNode json = JsonFormat.trees().createObjectNode();
        json.put("type", "about:blank").put("title", title).put("status", status);
        if (detail != null) {
            json.put("detail", detail);
        }
        if (path != null) {
            json.put("instance", path);
        }
        try {
            return JsonFormat.trees().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem could not be written", e);
        }
    }
}
