package io.signboard.topology;

import io.signboard.model.Definition;
import io.signboard.wire.DefinitionJson;

/**
 * A definition together with its JSON, by which it is remembered.
 *
 * @param definition the definition
 * @param json its JSON as it was published
 */
@SuppressWarnings("ArrayRecordComponent") // JSON as it came: nobody compares or changes it
record Known(Definition definition, byte[] json) {

    static Known of(byte[] json) {
        return new Known(DefinitionJson.decode(json), json);
    }

    long version() {
        return definition.version();
    }
}
