package io.signboard.board.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.signboard.wire.JsonFormat;

/** Answers with JSON. */
final class Json {

    /** The media type of JSON. */
    static final String MEDIA_TYPE = "application/json";

    private Json() {}

    /** Answers with these bytes, untouched. */
    static void answer(Context context, byte[] json) {
        context.contentType(MEDIA_TYPE);
        Body.answer(context, json);
    }

    /** Answers with this tree. */
    static void answer(Context context, JsonNode json) {
        try {
            answer(context, JsonFormat.trees().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON could not be written", e);
        }
    }
}
