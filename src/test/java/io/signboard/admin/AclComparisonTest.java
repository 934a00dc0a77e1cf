package io.signboard.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.wire.AclCatalog;
import io.signboard.wire.AclRight;
import io.signboard.wire.AclRole;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class AclComparisonTest {

    private static final AclCatalog CATALOG = new AclCatalog(
            "",
            List.of(new AclRole(
                    "reader",
                    "Reads.",
                    List.of(new AclRight(
                            ResourceType.TOPIC,
                            "t",
                            PatternType.LITERAL,
                            List.of(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS))))));

    @Test
    void shouldTellWhatIsThereFromWhatIsMissing() {
        assertEquals(
                List.of(
                        "User:signboard-reader has READ on topic t as reader.",
                        "User:signboard-reader gets DESCRIBE_CONFIGS on topic t as reader."),
                sentences(acl("t", PatternType.LITERAL, AclOperation.READ, "*", AclPermissionType.ALLOW)));
    }

    @Test
    void shouldTakeNoRightFromElsewhereForOneFromAnywhere() {
        assertEquals(
                List.of(
                        "User:signboard-reader gets READ, DESCRIBE_CONFIGS on topic t as reader.",
                        "User:signboard-reader also has READ on topic t from 192.0.2.1, which no role of its own asks for;"
                                + " it stays, since only kafka-acls deletes."),
                sentences(acl("t", PatternType.LITERAL, AclOperation.READ, "192.0.2.1", AclPermissionType.ALLOW)));
    }

    @Test
    void shouldTellOfARefusalThatCoversOurs() {
        assertEquals(
                "User:signboard-reader is denied ALL on topic *, which no role of its own asks for; it stays, since only"
                        + " kafka-acls deletes.",
                sentences(acl("*", PatternType.LITERAL, AclOperation.ALL, "*", AclPermissionType.DENY))
                        .get(1));
    }

    @Test
    void shouldTellOfWhatEverybodyMay() {
        AclBinding everybody = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "", PatternType.PREFIXED),
                new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW));

        assertEquals(
                "User:* also has WRITE on topics ..., which no role of its own asks for; it stays, since only kafka-acls"
                        + " deletes.",
                sentences(everybody).get(1));
    }

    @Test
    void shouldSayNothingOfTopicsThatAreNotOurs() {
        assertEquals(
                1,
                sentences(
                                acl("tt", PatternType.LITERAL, AclOperation.READ, "*", AclPermissionType.ALLOW),
                                acl("tt", PatternType.PREFIXED, AclOperation.READ, "*", AclPermissionType.ALLOW))
                        .size());
    }

    private static List<String> sentences(AclBinding... existing) {
        return new AclComparison(
                        CATALOG,
                        AclPrincipals.of(CATALOG, List.of()),
                        "signboard",
                        Stream.of(existing).toList())
                .plan()
                .sentences();
    }

    private static AclBinding acl(
            String topic, PatternType type, AclOperation operation, String host, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, type),
                new AccessControlEntry("User:signboard-reader", host, operation, permission));
    }
}
