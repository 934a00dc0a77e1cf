package io.signboard.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How JSON is read and written everywhere: strict, exact numbers, no exponents on output. */
public final class JsonFormat {

    /** How deep input may nest. */
    private static final int MAX_DEPTH = 1000;

    /** How many characters a number in a tree may have; the streaming parser, which converts none, takes any. */
    private static final int MAX_TREE_NUMBER = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .streamReadConstraints(constraints(Integer.MAX_VALUE))
            .build();

    private static final ObjectMapper TREES = JsonMapper.builder(FACTORY.rebuild()
                    .streamReadConstraints(constraints(MAX_TREE_NUMBER))
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFormat() {}

    private static StreamReadConstraints constraints(int maxNumber) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(maxNumber)
                .maxNameLength(Integer.MAX_VALUE) // a record's bytes are bounded
                .build();
    }

    /** For the streaming parser and generator; it does not look for names given twice. */
    static JsonFactory factory() {
        return FACTORY;
    }

    /** For trees; it refuses names given twice and anything behind the first value. Safe for use by many threads. */
    public static ObjectMapper trees() {
        return TREES;
    }

    /**
     * The tree of one JSON value; missing if there are no bytes.
     *
     * @throws IOException if it is none, or holds a number that no tree can hold, such as 1e99999999999
     */
    public static JsonNode tree(byte[] json) throws IOException {
        try {
            return TREES.readTree(json);
        } catch (NumberFormatException e) {
            throw new JsonParseException((JsonParser) null, "A number is too large or too small to be read", e);
        }
    }

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** The bytes of what {@code writing} writes. */
    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(); // the generator has a buffer, which holds most values whole
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON could not be written", e);
        }
        return bytes.toByteArray();
    }
}
