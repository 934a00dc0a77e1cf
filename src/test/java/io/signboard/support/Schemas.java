package io.signboard.support;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** The JSON Schemas of {@code topics/schemas}, for tests that hold what the program writes against them. */
public final class Schemas {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Schemas() {}

    /**
     * A schema as it stands in its file.
     *
     * @param file the file's name under {@code topics/schemas}
     */
    public static JsonNode read(String file) {
        try (InputStream in = Schemas.class.getResourceAsStream("/topics/schemas/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no schema " + file);
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a schema finds wrong, formats such as {@code date-time} included.
     *
     * @param file the schema file's name
     * @param json the value in UTF-8
     */
    public static Set<ValidationMessage> violations(String file, byte[] json) {
        return FACTORY.getSchema(read(file)).validate(tree(json), Schemas::assertFormats);
    }

    /** A schema to hold many values against. */
    public static Schema schema(String file) {
        JsonSchema schema = FACTORY.getSchema(read(file));
        return json -> schema.validate(tree(json), Schemas::assertFormats);
    }

    /** A schema that was read once. */
    @FunctionalInterface
    public interface Schema {

        /** What it finds wrong with a value in UTF-8. */
        Set<ValidationMessage> violations(byte[] json);
    }

    /** What the draft 2020-12 itself finds wrong with a schema. */
    public static Set<ValidationMessage> violationsOfDraft(String file) {
        String draft = SpecVersion.VersionFlag.V202012.getId();
        return FACTORY.getSchema(SchemaLocation.of(draft)).validate(read(file), Schemas::assertFormats);
    }

    /** A value's tree, its numbers exact. */
    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertFormats(ExecutionContext context) {
        context.getExecutionConfig().setFormatAssertionsEnabled(true);
    }
}
