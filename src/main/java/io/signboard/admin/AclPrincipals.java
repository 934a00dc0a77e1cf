package io.signboard.admin;

import io.signboard.wire.AclCatalog;
import io.signboard.wire.AclRole;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * Who has which role.
 *
 * @param byRole the principals of each role of the catalogue, such as {@code User:signboard-board}; at least one
 */
public record AclPrincipals(Map<String, Set<String>> byRole) {

    /** Copies the roles. */
    public AclPrincipals {
        byRole = Map.copyOf(byRole);
    }

    /**
     * Those that a person named, and the usual one of each other role.
     *
     * @param named {@code ROLE=User:name} each; a role named several times has several principals
     * @throws IllegalArgumentException with one sentence if there is no such role, or it is no principal
     */
    public static AclPrincipals of(AclCatalog catalog, List<String> named) {
        List<String> roles = catalog.roles().stream().map(AclRole::role).toList();
        Map<String, Set<String>> byRole = new LinkedHashMap<>();
        for (String text : named) {
            int split = text.indexOf('=');
            String role = split < 0 ? text : text.substring(0, split);
            if (!roles.contains(role)) {
                throw new IllegalArgumentException(
                        "There is no role '" + role + "', only " + String.join(", ", roles) + ".");
            }
            byRole.computeIfAbsent(role, any -> new LinkedHashSet<>()).add(principal(text, text.substring(split + 1)));
        }
        catalog.roles().forEach(role -> byRole.putIfAbsent(role.role(), Set.of(role.defaultPrincipal())));
        return new AclPrincipals(byRole);
    }

    private static String principal(String text, String principal) {
        try {
            return SecurityUtils.parseKafkaPrincipal(principal).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' names no principal; it is written ROLE=User:name.", e);
        }
    }

    /** The principals of a role of the catalogue. */
    Set<String> of(AclRole role) {
        return byRole.getOrDefault(role.role(), Set.of(role.defaultPrincipal()));
    }
}
