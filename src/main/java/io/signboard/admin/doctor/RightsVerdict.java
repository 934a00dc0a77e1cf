package io.signboard.admin.doctor;

import io.signboard.admin.doctor.RightsCheck.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** What a login lacks for what it is meant for. */
final class RightsVerdict {

    private static final Pattern WORDS = Pattern.compile("_?([A-Z])([A-Z]*)");

    private final String servers;
    private final Map<Resource, Set<AclOperation>> allowed;

    /**
     * For one login.
     *
     * @param servers where the cluster is, for commands
     * @param allowed what it may do with each resource; of one that isn't in here nothing is known
     */
    RightsVerdict(String servers, Map<Resource, Set<AclOperation>> allowed) {
        this.servers = servers;
        this.allowed = Map.copyOf(allowed);
    }

    List<Finding> judge(Map<Role, List<Right>> needed) {
        List<Finding> findings = new ArrayList<>();
        needed.forEach((role, rights) -> findings.addAll(lacking(role, rights)));
        if (isRestricted() && needed.containsKey(Role.PROCESSOR)) {
            findings.add(Finding.note(
                    "A cluster tells nobody whether this login may use the processor's transactional ids and make its"
                            + " changelog topics.",
                    "The processor says so when it starts, if not."));
        }
        return findings;
    }

    /** Who may change the cluster's settings is under no rules. */
    private boolean isRestricted() {
        return !allowed.getOrDefault(new Resource(ResourceType.CLUSTER, ""), Set.of())
                .contains(AclOperation.ALTER);
    }

    private List<Finding> lacking(Role role, List<Right> rights) {
        Map<Resource, Set<AclOperation>> lacking = new LinkedHashMap<>();
        for (Right right : rights) {
            Set<AclOperation> operations = allowed.get(Resource.of(right));
            if (operations != null
                    && !operations.contains(right.operation())
                    && !operations.contains(AclOperation.ALL)) {
                lacking.computeIfAbsent(Resource.of(right), resource -> new TreeSet<>())
                        .add(right.operation());
            }
        }
        if (lacking.isEmpty()) {
            return List.of(Finding.ok("This login may do what the role " + role.id()
                    + " needs, as far as there is anything to ask about."));
        }
        return lacking.entrySet().stream()
                .map(lack -> finding(role, lack.getKey(), lack.getValue()))
                .toList();
    }

    private Finding finding(Role role, Resource resource, Set<AclOperation> operations) {
        String what = resource.type() == ResourceType.CLUSTER
                ? "the cluster"
                : "the " + resource.type().name().toLowerCase(Locale.ROOT) + " " + resource.name();
        return Finding.wrong(
                "This login may not "
                        + operations.stream().map(RightsVerdict::name).collect(Collectors.joining(", ")) + " on " + what
                        + ", which the role " + role.id() + " needs.",
                "With its name for NAME: `kafka-acls.sh --bootstrap-server " + servers
                        + " --add --allow-principal User:NAME"
                        + operations.stream()
                                .map(operation -> " --operation " + name(operation))
                                .collect(Collectors.joining())
                        + flag(resource) + "`.");
    }

    private static String flag(Resource resource) {
        return switch (resource.type()) {
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
