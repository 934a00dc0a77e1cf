package io.signboard.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, read from the one place that says so: {@code topics/acls.json}. Each role has the fewest rights that it
 * works with.
 *
 * @param description what the file says about itself
 * @param roles the roles in the file's order
 */
public record AclCatalog(String description, List<AclRole> roles) {

    /** Where the file lies on the class path. */
    public static final String RESOURCE = "/topics/acls.json";

    /**
     * Checks that no role is there twice.
     *
     * @throws IllegalArgumentException with one sentence naming what is wrong
     */
    public AclCatalog {
        require(roles, "there are no roles");
        roles = List.copyOf(roles);
        Set<String> names = new HashSet<>();
        for (AclRole role : roles) {
            require(names.add(role.role()) ? role : null, "the role " + role.role() + " is listed twice");
        }
    }

    /**
     * Reads the file from the class path.
     *
     * @throws IllegalStateException with one sentence if it is missing or broken: the build is at fault then, not the user
     */
    public static AclCatalog load() {
        return CatalogFile.load(RESOURCE, AclCatalog.class);
    }

    private static void require(@Nullable Object field, String problem) {
        if (field == null) {
            throw new IllegalArgumentException("In the catalogue of rights " + problem + ".");
        }
    }
}
