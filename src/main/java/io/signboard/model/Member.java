package io.signboard.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A member of a breakdown: one sector, one investor group, one province.
 *
 * @param id the value that events carry
 * @param name what to show, by language tag, in the definition's order; may be empty
 */
public record Member(String id, Map<String, String> name) {

    /** The reserved member that takes whatever the definition does not list. */
    public static final String OTHER = "other";

    /** Copies the names. */
    public Member {
        name = Collections.unmodifiableMap(new LinkedHashMap<>(name));
    }
}
