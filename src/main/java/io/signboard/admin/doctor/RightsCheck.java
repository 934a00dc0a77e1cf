package io.signboard.admin.doctor;

import io.signboard.admin.AdminException;
import io.signboard.admin.Answers;
import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Asks what this login may do, which takes no special right, and compares it with what its roles need. */
final class RightsCheck implements Check {

    private final Admin admin;
    private final Patient patient;
    private final TopicCatalog catalog;
    private final Set<String> hidden = new HashSet<>();

    RightsCheck(Admin admin, Patient patient, TopicCatalog catalog) {
        this.admin = admin;
        this.patient = patient;
        this.catalog = catalog;
    }

    @Override
    public String title() {
        return "Rights";
    }

    /** The topics that this login may not even see, once asked: whether they exist isn't known. */
    Set<String> hidden() {
        return hidden;
    }

    @Override
    public List<Finding> findings() {
        Map<ResourcePattern, Set<AclOperation>> allowed = new HashMap<>();
        topics(allowed);
        group(allowed);
        put(
                allowed,
                RightsVerdict.CLUSTER,
                Answers.await(
                        admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                                .authorizedOperations(),
                        "tell the rights on it"));
        return new RightsVerdict(patient.servers(), patient.processor().group(), allowed).judge(patient.roles());
    }

    private void topics(Map<ResourcePattern, Set<AclOperation>> allowed) {
        List<String> names = catalog.topics().stream().map(TopicSpec::name).toList();
        admin.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .forEach((name, answer) -> {
                    ResourcePattern topic = RightsVerdict.literal(ResourceType.TOPIC, name);
                    if (!ask(allowed, topic, answer, TopicDescription::authorizedOperations)) {
                        hidden.add(name);
                    }
                });
    }

    private void group(Map<ResourcePattern, Set<AclOperation>> allowed) {
        String name = patient.processor().group();
        KafkaFuture<ConsumerGroupDescription> answer = admin.describeConsumerGroups(
                        List.of(name), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups()
                .get(name);
        ask(
                allowed,
                RightsVerdict.literal(ResourceType.GROUP, name),
                Objects.requireNonNull(answer),
                ConsumerGroupDescription::authorizedOperations);
    }

    /**
     * Asks about a resource. Of one that isn't there nothing is put, for nothing is known of the rights on it.
     *
     * @return whether it may be seen, if it is there
     */
    private static <T> boolean ask(
            Map<ResourcePattern, Set<AclOperation>> allowed,
            ResourcePattern resource,
            KafkaFuture<T> answer,
            Function<T, @Nullable Set<AclOperation>> operations) {
        try {
            put(allowed, resource, operations.apply(Answers.await(answer, "tell the rights on " + resource.name())));
            return true;
        } catch (AdminException e) {
            if (e.getCause() instanceof AuthorizationException) {
                allowed.put(resource, Set.of());
                return false;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }

    /** Brokers that don't tell rights answer null. */
    private static void put(
            Map<ResourcePattern, Set<AclOperation>> allowed,
            ResourcePattern resource,
            @Nullable Set<AclOperation> operations) {
        if (operations != null) {
            allowed.put(resource, operations);
        }
    }
}
