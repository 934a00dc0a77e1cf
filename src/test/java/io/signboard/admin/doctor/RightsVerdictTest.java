package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import io.signboard.wire.AclCatalog;
import io.signboard.wire.AclRole;
import io.signboard.wire.TopicCatalog;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsVerdictTest {

    private static final TopicCatalog CATALOG = TopicCatalog.load();

    private final Map<ResourcePattern, Set<AclOperation>> allowed = new HashMap<>();

    @BeforeEach
    void allowEverything() {
        CATALOG.topics().forEach(topic -> allowed.put(topic(topic.name()), EnumSet.allOf(AclOperation.class)));
        allowed.put(RightsVerdict.literal(ResourceType.GROUP, "signboard"), EnumSet.allOf(AclOperation.class));
        allowed.put(RightsVerdict.CLUSTER, EnumSet.allOf(AclOperation.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"processor", "board", "operator", "feed-online", "feed-offline", "feed-off-site"})
    void shouldBePleasedWhereEverythingIsAllowed(String role) {
        Lines.assertWell(judge(role));
    }

    @Test
    void shouldNameTheOperationsTheTopicAndTheCommand() {
        allowed.put(topic("ceremony.rejects"), EnumSet.of(AclOperation.READ));

        Lines.assertOnly(
                Kind.WRONG,
                judge("processor"),
                "may not Write, DescribeConfigs on the topic ceremony.rejects",
                "--bootstrap-server hall:9092 --add --allow-principal User:NAME --operation Write"
                        + " --operation DescribeConfigs --topic ceremony.rejects`");
    }

    @Test
    void shouldNameTheGroup() {
        allowed.put(RightsVerdict.literal(ResourceType.GROUP, "signboard"), Set.of());

        Lines.assertOnly(Kind.WRONG, judge("processor"), "Read on the group signboard", "--group signboard`");
    }

    @Test
    void shouldNotMindWhatARoleDoesNotNeed() {
        allowed.put(topic("ceremony.rejects"), Set.of());

        Lines.assertWell(judge("board"));
    }

    @Test
    void shouldClaimNothingAboutWhatIsNotThere() {
        allowed.remove(topic("ceremony.rejects"));

        Lines.assertWell(judge("processor"));
    }

    @Test
    void shouldSayWhatCannotBeAskedWhereRulesAreInForce() {
        allowed.put(RightsVerdict.CLUSTER, EnumSet.of(AclOperation.DESCRIBE));

        Lines.assertHas(Kind.NOTE, judge("processor"), "transactional ids");
    }

    private List<Finding> judge(String name) {
        AclRole role = AclCatalog.load().roles().stream()
                .filter(one -> one.role().equals(name))
                .findFirst()
                .orElseThrow();
        return new RightsVerdict("hall:9092", "signboard", allowed).judge(List.of(role));
    }

    private static ResourcePattern topic(String name) {
        return RightsVerdict.literal(ResourceType.TOPIC, name);
    }
}
