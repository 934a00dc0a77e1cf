package io.signboard.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/** Reads the files of the folder {@code topics/}, which are part of the program. */
final class CatalogFile {

    private CatalogFile() {}

    /**
     * Reads a file from the class path.
     *
     * @throws IllegalStateException with one sentence if it is missing or broken: the build is at fault then, not the user
     */
    static <T> T load(String resource, Class<T> type) {
        try (InputStream in = CatalogFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The catalogue " + resource + " is missing from the class path.");
            }
            return read(in, type);
        } catch (IOException e) {
            throw new IllegalStateException("The catalogue " + resource + " is broken: " + reason(e), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param in the JSON text in UTF-8; not closed
     * @throws IOException if it cannot be read, is no JSON of this shape, or its parts don't fit together
     */
    static <T> T read(InputStream in, Class<T> type) throws IOException {
        return JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                .build()
                .readValue(in, type);
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
