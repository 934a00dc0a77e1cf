package io.signboard.support;

import io.signboard.wire.AclRight;
import io.signboard.wire.AclRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** Holds a role's rights against what its principal asked the broker for. */
public final class NeededRights {

    private static final Set<AclOperation> DESCRIBING =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

    private final AclRole role;
    private final String applicationId;
    private final List<AskedRight> asked;

    /**
     * Compares nothing yet.
     *
     * @param asked whatever the role's principal asked for
     */
    public NeededRights(AclRole role, String applicationId, List<AskedRight> asked) {
        this.role = role;
        this.applicationId = applicationId;
        this.asked = asked.stream().filter(AskedRight::required).toList();
    }

    /** What was refused although the request failed by it. */
    public List<AskedRight> refused() {
        return asked.stream().filter(right -> !right.allowed()).toList();
    }

    /** The operations of the role, in its order, without which nothing would have been refused that was allowed. */
    public List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (AclRight right : role.acls()) {
            for (AclOperation operation : right.operations()) {
                if (asked.stream().noneMatch(wish -> dependsOn(wish, right, operation))) {
                    unused.add(operation.name());
                }
            }
        }
        return unused;
    }

    private boolean dependsOn(AskedRight wish, AclRight right, AclOperation operation) {
        return allows(right, operation, wish)
                && role.acls().stream().noneMatch(other -> other.operations().stream()
                        .filter(o -> !(other.equals(right) && o == operation))
                        .anyMatch(o -> allows(other, o, wish)));
    }

    /** As Kafka's authorizer decides. */
    private boolean allows(AclRight right, AclOperation operation, AskedRight wish) {
        ResourcePattern resource = right.resource(applicationId);
        String name = wish.resource().name();
        boolean isMeant = resource.patternType() == PatternType.PREFIXED
                ? name.startsWith(resource.name())
                : name.equals(resource.name());
        return isMeant
                && resource.resourceType() == wish.resource().resourceType()
                && covers(operation, wish.operation());
    }

    private static boolean covers(AclOperation given, AclOperation wanted) {
        return given == wanted
                || (wanted == AclOperation.DESCRIBE && DESCRIBING.contains(given))
                || (wanted == AclOperation.DESCRIBE_CONFIGS && given == AclOperation.ALTER_CONFIGS);
    }
}
