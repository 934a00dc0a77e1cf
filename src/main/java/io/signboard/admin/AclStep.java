package io.signboard.admin;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One step from a cluster's ACLs to those that the roles need. */
public sealed interface AclStep {

    /** The step as one plain sentence with its full stop, true before and after it is done. */
    String sentence();

    /**
     * Rights that a principal lacks.
     *
     * @param role what it needs them for
     * @param principal who
     * @param resource on what
     * @param operations which, at least one
     */
    record Grant(String role, String principal, ResourcePattern resource, List<AclOperation> operations)
            implements AclStep {

        /** Copies the operations. */
        public Grant {
            operations = List.copyOf(operations);
        }

        /** The ACLs to be made. */
        List<AclBinding> bindings() {
            return operations.stream()
                    .map(operation -> AclStep.binding(resource, principal, operation))
                    .toList();
        }

        @Override
        public String sentence() {
            return principal + " gets " + words(operations) + " on " + words(resource) + " as " + role + ".";
        }
    }

    /**
     * Rights that a principal needs and has.
     *
     * @param role what it needs them for
     * @param principal who
     * @param resource on what
     * @param operations which, at least one
     */
    record Held(String role, String principal, ResourcePattern resource, List<AclOperation> operations)
            implements AclStep {

        /** Copies the operations. */
        public Held {
            operations = List.copyOf(operations);
        }

        @Override
        public String sentence() {
            return principal + " has " + words(operations) + " on " + words(resource) + " as " + role + ".";
        }
    }

    /**
     * An ACL on our resources that no role of its principal asks for. It stays.
     *
     * @param binding as it is on the cluster
     */
    record Extra(AclBinding binding) implements AclStep {

        @Override
        public String sentence() {
            AccessControlEntry entry = binding.entry();
            boolean allows = entry.permissionType() == AclPermissionType.ALLOW;
            return entry.principal() + (allows ? " also has " : " is denied ") + entry.operation() + " on "
                    + words(binding.pattern()) + (entry.host().equals(ANYWHERE) ? "" : " from " + entry.host())
                    + ", which no role of its own asks for; it stays, since only kafka-acls deletes.";
        }
    }

    /** Any host, as ACLs write it. */
    String ANYWHERE = "*";

    /** The ACL that allows an operation from anywhere. */
    static AclBinding binding(ResourcePattern resource, String principal, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry(principal, ANYWHERE, operation, AclPermissionType.ALLOW));
    }

    private static String words(List<AclOperation> operations) {
        return operations.stream().map(AclOperation::name).collect(Collectors.joining(", "));
    }

    private static String words(ResourcePattern resource) {
        if (resource.resourceType() == ResourceType.CLUSTER) {
            return "the cluster";
        }
        String type = resource.resourceType() == ResourceType.TRANSACTIONAL_ID
                ? "transactional id"
                : resource.resourceType().name().toLowerCase(java.util.Locale.ROOT);
        return resource.patternType() == PatternType.PREFIXED
                ? type + "s " + resource.name() + "..."
                : type + " " + resource.name();
    }
}
