package io.signboard.wire;

import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do with one resource, as {@code topics/acls.json} says it.
 *
 * @param resourceType what kind of thing it is
 * @param name its name or, with {@link PatternType#PREFIXED}, how its name begins; may hold {@link #APPLICATION_ID}
 * @param patternType {@link PatternType#LITERAL} or {@link PatternType#PREFIXED}
 * @param operations what is allowed, at least one
 */
public record AclRight(ResourceType resourceType, String name, PatternType patternType, List<AclOperation> operations) {

    /** Stands in a name for the processors' application id. */
    public static final String APPLICATION_ID = "${application.id}";

    /**
     * Checks that all is given and copies the operations.
     *
     * @throws IllegalArgumentException with one sentence naming the resource and what is wrong
     */
    public AclRight {
        require(name, "a name", "");
        require(resourceType, "a resourceType", name);
        require(operations, "operations", name);
        if (patternType != PatternType.LITERAL && patternType != PatternType.PREFIXED) {
            throw new IllegalArgumentException("The right on '" + name + "' must be LITERAL or PREFIXED.");
        }
        if (operations.isEmpty() || operations.stream().anyMatch(AclOperation::isUnknown)) {
            throw new IllegalArgumentException("The right on '" + name + "' needs operations that Kafka knows.");
        }
        operations = List.copyOf(operations);
    }

    /**
     * The resource on a cluster.
     *
     * @param applicationId the processors' application id
     */
    public ResourcePattern resource(String applicationId) {
        return new ResourcePattern(resourceType, name.replace(APPLICATION_ID, applicationId), patternType);
    }

    /** A record read from JSON may lack any field, whatever its type says. */
    private static void require(@Nullable Object field, String label, String name) {
        if (field == null) {
            throw new IllegalArgumentException("The right on '" + name + "' lacks " + label + ".");
        }
    }
}
