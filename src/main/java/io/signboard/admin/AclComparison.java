package io.signboard.admin;

import io.signboard.admin.AclStep.Extra;
import io.signboard.admin.AclStep.Grant;
import io.signboard.admin.AclStep.Held;
import io.signboard.wire.AclCatalog;
import io.signboard.wire.AclRight;
import io.signboard.wire.AclRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** Compares a cluster's ACLs with those that the roles need: a pure function of both. */
final class AclComparison {

    private static final String EVERYBODY = "User:*";

    private final AclCatalog catalog;
    private final AclPrincipals principals;
    private final String applicationId;
    private final Set<AclBinding> existing;
    private final Set<AclBinding> wanted = new HashSet<>();
    private final Set<ResourcePattern> ours = new HashSet<>();

    AclComparison(AclCatalog catalog, AclPrincipals principals, String applicationId, Collection<AclBinding> existing) {
        this.catalog = catalog;
        this.principals = principals;
        this.applicationId = applicationId;
        this.existing = Set.copyOf(existing);
    }

    AclPlan plan() {
        List<AclStep> steps = new ArrayList<>();
        for (AclRole role : catalog.roles()) {
            for (String principal : principals.of(role)) {
                role.acls().forEach(right -> addSteps(steps, role.role(), principal, right));
            }
        }
        steps.addAll(extras());
        return new AclPlan(steps);
    }

    private void addSteps(List<AclStep> steps, String role, String principal, AclRight right) {
        ResourcePattern resource = right.resource(applicationId);
        ours.add(resource);
        List<AclOperation> missing = new ArrayList<>(right.operations());
        List<AclOperation> held = right.operations().stream()
                .filter(operation -> isThere(resource, principal, operation))
                .toList();
        missing.removeAll(held);
        if (!held.isEmpty()) {
            steps.add(new Held(role, principal, resource, held));
        }
        if (!missing.isEmpty()) {
            steps.add(new Grant(role, principal, resource, missing));
        }
    }

    private boolean isThere(ResourcePattern resource, String principal, AclOperation operation) {
        AclBinding binding = AclStep.binding(resource, principal, operation);
        wanted.add(binding);
        return existing.contains(binding);
    }

    /** What the principals have on our resources beyond their roles; everybody's rights are theirs too. */
    private List<Extra> extras() {
        Set<String> known = wanted.stream().map(acl -> acl.entry().principal()).collect(Collectors.toSet());
        known.add(EVERYBODY);
        return existing.stream()
                .filter(acl -> known.contains(acl.entry().principal()) && !wanted.contains(acl))
                .filter(acl -> ours.stream().anyMatch(resource -> overlap(resource, acl.pattern())))
                .sorted(Comparator.comparing(acl -> acl.entry().principal() + acl))
                .map(Extra::new)
                .toList();
    }

    private static boolean overlap(ResourcePattern one, ResourcePattern other) {
        return one.resourceType() == other.resourceType() && (covers(one, other) || covers(other, one));
    }

    private static boolean covers(ResourcePattern wide, ResourcePattern narrow) {
        return wide.patternType() == PatternType.PREFIXED
                ? narrow.name().startsWith(wide.name())
                : wide.name().equals(narrow.name()) || wide.name().equals(ResourcePattern.WILDCARD_RESOURCE);
    }
}
