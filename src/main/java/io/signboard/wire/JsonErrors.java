package io.signboard.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** What a JSON parser complains about, as one short sentence. */
public final class JsonErrors {

    private static final int MAX = 200;

    private JsonErrors() {}

    /** The complaint alone, without the parser's own words for where it arose and how it is set up. */
    public static String complaint(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        String complaint = first.startsWith("Trailing token")
                ? "Something follows the JSON object"
                : first.replaceAll(" ?\\(start marker at .*", "").strip();
        return Quoted.shortened(complaint, MAX);
    }

    /** The complaint and where it arose, on one line; it may quote the input, so control characters come as {@code ?}. */
    static String sentence(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return "it could not be read.";
        }
        String brief = complaint(json);
        JsonLocation at = json.getLocation();
        return at == null ? brief + "." : brief + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
