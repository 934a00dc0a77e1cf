package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import io.signboard.admin.doctor.RightsCheck.Resource;
import io.signboard.wire.TopicCatalog;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsVerdictTest {

    private static final TopicCatalog CATALOG = TopicCatalog.load();
    private static final Resource CLUSTER = new Resource(ResourceType.CLUSTER, "");

    private final Map<Resource, Set<AclOperation>> allowed = new HashMap<>();

    @BeforeEach
    void allowEverything() {
        CATALOG.topics().forEach(topic -> allowed.put(topic(topic.name()), EnumSet.allOf(AclOperation.class)));
        allowed.put(new Resource(ResourceType.GROUP, "signboard"), EnumSet.allOf(AclOperation.class));
        allowed.put(CLUSTER, EnumSet.allOf(AclOperation.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"processor", "board", "operator", "feed-online", "feed-offline", "feed-off-site"})
    void shouldBePleasedWhereEverythingIsAllowed(String role) {
        Lines.assertWell(judge(Role.of(role).orElseThrow()));
    }

    @Test
    void shouldNameTheOperationsTheTopicAndTheCommand() {
        allowed.put(topic("ceremony.rejects"), EnumSet.of(AclOperation.READ));

        Lines.assertOnly(
                Kind.WRONG,
                judge(Role.PROCESSOR),
                "may not Write, DescribeConfigs on the topic ceremony.rejects",
                "--bootstrap-server hall:9092 --add --allow-principal User:NAME --operation Write"
                        + " --operation DescribeConfigs --topic ceremony.rejects`");
    }

    @Test
    void shouldNameTheGroup() {
        allowed.put(new Resource(ResourceType.GROUP, "signboard"), Set.of());

        Lines.assertOnly(Kind.WRONG, judge(Role.PROCESSOR), "Read on the group signboard", "--group signboard`");
    }

    @Test
    void shouldNotMindWhatARoleDoesNotNeed() {
        allowed.put(topic("ceremony.rejects"), Set.of());

        Lines.assertWell(judge(Role.BOARD));
    }

    @Test
    void shouldClaimNothingAboutWhatIsNotThere() {
        allowed.remove(topic("ceremony.rejects"));

        Lines.assertWell(judge(Role.PROCESSOR));
    }

    @Test
    void shouldSayWhatCannotBeAskedWhereRulesAreInForce() {
        allowed.put(CLUSTER, EnumSet.of(AclOperation.DESCRIBE));

        Lines.assertHas(Kind.NOTE, judge(Role.PROCESSOR), "transactional ids");
    }

    private List<Finding> judge(Role role) {
        return new RightsVerdict("hall:9092", allowed)
                .judge(Map.of(role, new RoleRights(CATALOG, "signboard").of(role)));
    }

    private static Resource topic(String name) {
        return new Resource(ResourceType.TOPIC, name);
    }
}
