package io.signboard.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** What a JSON parser complains about, as one short sentence. */
final class JsonErrors {

    private static final int MAX = 200;

    private JsonErrors() {}

    /** The complaint and where it arose, on one line; it may quote the input, so control characters come as {@code ?}. */
    static String sentence(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return "it could not be read.";
        }
        String complaint = json.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(" ?\\(start marker at .*", "")
                .strip();
        String brief = Quoted.shortened(complaint, MAX);
        JsonLocation at = json.getLocation();
        return at == null ? brief + "." : brief + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
