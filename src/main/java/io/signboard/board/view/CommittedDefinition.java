package io.signboard.board.view;

import io.signboard.model.Definition;

/** The definition in force of a ceremony: its version, and the bytes that stand on the topic. */
public final class CommittedDefinition {

    private final Definition definition;
    private final byte[] json;

    CommittedDefinition(Definition definition, byte[] json) {
        this.definition = definition;
        this.json = json;
    }

    /** The ceremony. */
    public String ceremonyId() {
        return definition.ceremonyId();
    }

    /** What it says. */
    public Definition definition() {
        return definition;
    }

    /** The record's value, byte for byte. Shared, not copied: never write to it. */
    public byte[] json() {
        return json;
    }
}
