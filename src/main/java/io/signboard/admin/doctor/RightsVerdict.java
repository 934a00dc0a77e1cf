package io.signboard.admin.doctor;

import io.signboard.wire.AclRight;
import io.signboard.wire.AclRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a login lacks for what it is meant for. */
final class RightsVerdict {

    private static final Pattern WORDS = Pattern.compile("_?([A-Z])([A-Z]*)");

    /** The cluster as a whole. */
    static final ResourcePattern CLUSTER = literal(ResourceType.CLUSTER, Resource.CLUSTER_NAME);

    private final String servers;
    private final String applicationId;
    private final Map<ResourcePattern, Set<AclOperation>> allowed;

    /**
     * For one login.
     *
     * @param servers where the cluster is, for commands
     * @param applicationId the processors' application id
     * @param allowed what it may do with each resource; of one that isn't in here nothing is known
     */
    RightsVerdict(String servers, String applicationId, Map<ResourcePattern, Set<AclOperation>> allowed) {
        this.servers = servers;
        this.applicationId = applicationId;
        this.allowed = Map.copyOf(allowed);
    }

    /** The one resource of this name. */
    static ResourcePattern literal(ResourceType type, String name) {
        return new ResourcePattern(type, name, PatternType.LITERAL);
    }

    List<Finding> judge(List<AclRole> roles) {
        List<Finding> findings = new ArrayList<>();
        roles.forEach(role -> findings.addAll(lacking(role)));
        if (isRestricted() && roles.stream().anyMatch(RightsVerdict::usesTransactions)) {
            findings.add(
                    Finding.note(
                            "A cluster tells nobody whether this login may use the processor's transactional ids and make its"
                                    + " changelog topics.",
                            "`./signboard topics plan --acls`, as one who may see ACLs, compares them with what each role needs."));
        }
        return findings;
    }

    /** Who may change the cluster's settings is under no rules. */
    private boolean isRestricted() {
        return !allowed.getOrDefault(CLUSTER, Set.of()).contains(AclOperation.ALTER);
    }

    private static boolean usesTransactions(AclRole role) {
        return role.acls().stream()
                .anyMatch(right -> right.resourceType() == ResourceType.TRANSACTIONAL_ID
                        && right.operations().contains(AclOperation.WRITE));
    }

    private List<Finding> lacking(AclRole role) {
        List<Finding> findings = new ArrayList<>();
        for (AclRight right : role.acls()) {
            ResourcePattern resource = right.resource(applicationId);
            Set<AclOperation> operations = allowed.get(resource);
            if (operations != null && !operations.contains(AclOperation.ALL)) {
                Set<AclOperation> lacking = new TreeSet<>(right.operations());
                lacking.removeAll(operations);
                if (!lacking.isEmpty()) {
                    findings.add(finding(role, resource, lacking));
                }
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(
                        "This login may do what the role " + role.role() + " needs, as far as a cluster tells."))
                : findings;
    }

    private Finding finding(AclRole role, ResourcePattern resource, Set<AclOperation> operations) {
        String what = resource.resourceType() == ResourceType.CLUSTER
                ? "the cluster"
                : "the " + resource.resourceType().name().toLowerCase(Locale.ROOT) + " " + resource.name();
        return Finding.wrong(
                "This login may not "
                        + operations.stream().map(RightsVerdict::name).collect(Collectors.joining(", ")) + " on " + what
                        + ", which the role " + role.role() + " needs.",
                "With its name for NAME: `kafka-acls.sh --bootstrap-server " + servers
                        + " --add --allow-principal User:NAME"
                        + operations.stream()
                                .map(operation -> " --operation " + name(operation))
                                .collect(Collectors.joining())
                        + flag(resource) + "`.");
    }

    private static String flag(ResourcePattern resource) {
        return switch (resource.resourceType()) {
            case TOPIC -> " --topic " + resource.name();
            case GROUP -> " --group " + resource.name();
            default -> " --cluster";
        };
    }

    /** The operation as Kafka's command spells it: {@code DescribeConfigs}. */
    private static String name(AclOperation operation) {
        return WORDS.matcher(operation.name())
                .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
    }
}
