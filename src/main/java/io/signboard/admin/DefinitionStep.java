package io.signboard.admin;

import java.util.List;

/**
 * What becomes of one definition.
 *
 * @param file the definition
 * @param kind whether it is to be published
 * @param notes what is odd about it, each in a sentence; none of it keeps it from being published
 * @param rehearsedProjects how many projects are tallied already for a ceremony whose rehearsal this definition ends: they
 *     stay in the real tally; 0 if it ends none
 */
public record DefinitionStep(DefinitionFile file, Kind kind, List<String> notes, long rehearsedProjects) {

    /** Copies the notes. */
    public DefinitionStep {
        notes = List.copyOf(notes);
    }

    /** Whether a definition is to be published. */
    public enum Kind {
        /** It is to be published. */
        NEW,
        /** The definition in force says the same. */
        ALREADY_THERE
    }

    /** Whether it is to be published. */
    public boolean isNew() {
        return kind == Kind.NEW;
    }
}
