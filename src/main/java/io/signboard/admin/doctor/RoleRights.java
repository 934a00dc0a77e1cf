package io.signboard.admin.doctor;

import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import io.signboard.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** What each role does with the resources whose rights a cluster tells. */
final class RoleRights {

    private final TopicCatalog catalog;
    private final String group;

    /**
     * For one configuration.
     *
     * @param catalog the topics
     * @param group the processor's group
     */
    RoleRights(TopicCatalog catalog, String group) {
        this.catalog = catalog;
        this.group = group;
    }

    /** The rights that a role needs, in the order of the topics; who may read or write may describe too. */
    List<Right> of(Role role) {
        if (role.channel().isPresent()) {
            return List.of(Right.topic(Topics.events(role.channel().get()).name(), AclOperation.WRITE));
        }
        if (role.equals(Role.PROCESSOR)) {
            return processor();
        }
        return role.equals(Role.BOARD) ? board() : operator();
    }

    private List<Right> processor() {
        List<Right> rights = new ArrayList<>();
        for (TopicSpec topic : catalog.topics()) {
            rights.add(Right.topic(topic.name(), isInput(topic) ? AclOperation.READ : AclOperation.WRITE));
            rights.add(Right.topic(topic.name(), AclOperation.DESCRIBE_CONFIGS));
        }
        rights.add(new Right(ResourceType.GROUP, group, AclOperation.READ));
        return rights;
    }

    private static boolean isInput(TopicSpec topic) {
        return switch (topic.role()) {
            case EVENTS, DEFINITIONS -> true;
            case SUMMARIES, WINDOWS, REJECTS -> false;
        };
    }

    private static List<Right> board() {
        return List.of(
                Right.topic(Topics.DEFINITIONS.name(), AclOperation.READ),
                Right.topic(Topics.SUMMARIES.name(), AclOperation.READ),
                Right.topic(Topics.WINDOWS.name(), AclOperation.READ));
    }

    private List<Right> operator() {
        List<Right> rights = new ArrayList<>();
        for (TopicSpec topic : catalog.topics()) {
            if (isInput(topic)) {
                rights.add(Right.topic(topic.name(), AclOperation.WRITE));
            }
            rights.add(Right.topic(topic.name(), AclOperation.READ));
            rights.add(Right.topic(topic.name(), AclOperation.CREATE));
            rights.add(Right.topic(topic.name(), AclOperation.ALTER));
            rights.add(Right.topic(topic.name(), AclOperation.ALTER_CONFIGS));
        }
        rights.add(new Right(ResourceType.CLUSTER, "", AclOperation.DESCRIBE));
        rights.add(new Right(ResourceType.CLUSTER, "", AclOperation.DESCRIBE_CONFIGS));
        return rights;
    }
}
