package io.signboard.wire;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One who works with the topics, and what it may do.
 *
 * @param role its name: lower-case letters and hyphens
 * @param description one sentence for people
 * @param acls its rights, at least one
 */
public record AclRole(String role, String description, List<AclRight> acls) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    /**
     * Checks the name and copies the rights.
     *
     * @throws IllegalArgumentException with one sentence if a field is missing or wrong
     */
    public AclRole {
        if (isMissing(role) || isMissing(description) || isMissing(acls) || acls.isEmpty()) {
            throw new IllegalArgumentException("A role needs a name, a description and rights.");
        }
        if (!NAME.matcher(role).matches()) {
            throw new IllegalArgumentException("'" + role + "' is no name of a role.");
        }
        acls = List.copyOf(acls);
    }

    /** Who has the role unless the user says otherwise, the way Kafka names a user. */
    public String defaultPrincipal() {
        return "User:" + ApplicationId.DEFAULT + "-" + role;
    }

    /** A record read from JSON may lack any field, whatever its type says. */
    private static boolean isMissing(@Nullable Object field) {
        return field == null;
    }
}
