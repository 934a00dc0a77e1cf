package io.signboard.admin;

import io.signboard.model.Definition;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;

/**
 * A definition that is to be published.
 *
 * @param name what messages call it
 * @param json its bytes, which are published as they are; kept, not copied
 * @param definition what they say
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record DefinitionFile(String name, byte[] json, Definition definition) {

    /**
     * Reads a definition.
     *
     * @throws InvalidInputException naming the file and what is wrong in it
     */
    public static DefinitionFile of(String name, byte[] json) {
        try {
            return new DefinitionFile(name, json, DefinitionJson.decode(json));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(name + ": " + e.getMessage());
        }
    }
}
