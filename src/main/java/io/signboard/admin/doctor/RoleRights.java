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

    /** The rights that a role needs, in the order of the topics. */
    List<Right> of(Role role) {
        if (role.channel().isPresent()) {
            String topic = Topics.events(role.channel().get()).name();
            return List.of(Right.topic(topic, AclOperation.DESCRIBE), Right.topic(topic, AclOperation.WRITE));
        }
        if (role.equals(Role.PROCESSOR)) {
            return processor();
        }
        return role.equals(Role.BOARD) ? board() : operator();
    }

    private List<Right> processor() {
        List<Right> rights = new ArrayList<>();
        for (TopicSpec topic : catalog.topics()) {
            boolean reads =
                    switch (topic.role()) {
                        case EVENTS, DEFINITIONS -> true;
                        case SUMMARIES, WINDOWS, REJECTS -> false;
                    };
            rights.add(Right.topic(topic.name(), AclOperation.DESCRIBE));
            rights.add(Right.topic(topic.name(), AclOperation.DESCRIBE_CONFIGS));
            rights.add(Right.topic(topic.name(), reads ? AclOperation.READ : AclOperation.WRITE));
        }
        rights.add(new Right(ResourceType.GROUP, group, AclOperation.READ));
        return rights;
    }

    private static List<Right> board() {
        List<Right> rights = new ArrayList<>();
        for (String topic : List.of(Topics.DEFINITIONS.name(), Topics.SUMMARIES.name(), Topics.WINDOWS.name())) {
            rights.add(Right.topic(topic, AclOperation.DESCRIBE));
            rights.add(Right.topic(topic, AclOperation.READ));
        }
        return rights;
    }

    private List<Right> operator() {
        List<Right> rights = new ArrayList<>();
        rights.add(new Right(ResourceType.CLUSTER, "", AclOperation.CREATE));
        for (TopicSpec topic : catalog.topics()) {
            rights.add(Right.topic(topic.name(), AclOperation.DESCRIBE));
            rights.add(Right.topic(topic.name(), AclOperation.DESCRIBE_CONFIGS));
            rights.add(Right.topic(topic.name(), AclOperation.ALTER));
            rights.add(Right.topic(topic.name(), AclOperation.ALTER_CONFIGS));
            rights.add(Right.topic(topic.name(), AclOperation.READ));
        }
        rights.add(Right.topic(Topics.DEFINITIONS.name(), AclOperation.WRITE));
        Topics.EVENTS.forEach(topic -> rights.add(Right.topic(topic.name(), AclOperation.WRITE)));
        return rights;
    }
}
