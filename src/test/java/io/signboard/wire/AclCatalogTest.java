package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AclCatalogTest {

    private final AclCatalog catalog = AclCatalog.load();

    @Test
    void shouldKnowTheRoles() {
        Stream<String> feeds = Channel.ALL.stream().map(channel -> "feed-" + channel.id());

        assertEquals(
                Stream.concat(feeds, Stream.of("processor", "board", "operator"))
                        .collect(Collectors.toSet()),
                catalog.roles().stream().map(AclRole::role).collect(Collectors.toSet()));
    }

    @Test
    void shouldNameTopicsOfTheCatalogueOrOfTheProcessor() {
        Set<String> topics =
                TopicCatalog.load().topics().stream().map(TopicSpec::name).collect(Collectors.toSet());

        catalog.roles().stream()
                .flatMap(role -> role.acls().stream())
                .filter(right -> right.resourceType() == ResourceType.TOPIC)
                .map(AclRight::name)
                .forEach(name -> assertTrue(topics.contains(name) || name.startsWith(AclRight.APPLICATION_ID), name));
    }

    @Test
    void shouldLetABoardReadAndNothingElse() {
        assertEquals(
                Set.of(AclOperation.READ),
                catalog.roles().stream()
                        .filter(role -> role.role().equals("board"))
                        .flatMap(role -> role.acls().stream())
                        .flatMap(right -> right.operations().stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldNameAResourceAfterTheApplicationId() {
        AclRight right = new AclRight(
                ResourceType.TOPIC, "${application.id}-", PatternType.PREFIXED, List.of(AclOperation.READ));

        assertEquals(new ResourcePattern(ResourceType.TOPIC, "tally-", PatternType.PREFIXED), right.resource("tally"));
    }

    @Test
    void shouldStandInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        catalog.roles().forEach(role -> assertTrue(readme.contains("`" + role.role() + "`"), role.role()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'description': 'd', 'roles': [{'role': 'a', 'description': 'd', 'acls': []}]}",
                "{'description': 'd', 'roles': [{'role': 'A b', 'description': 'd', 'acls': [RIGHT]}]}",
                "{'description': 'd', 'roles': [ROLE, ROLE]}",
                "{'description': 'd', 'roles': [ROLE], 'more': 1}"
            })
    void shouldRefuseWhatIsNoCatalogue(String text) {
        String right = "{'resourceType': 'TOPIC', 'name': 't', 'patternType': 'LITERAL', 'operations': ['READ']}";
        String json = text.replace("ROLE", "{'role': 'a', 'description': 'd', 'acls': [RIGHT]}")
                .replace("RIGHT", right)
                .replace('\'', '"');

        assertThrows(IOException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType': 'TOPIC', 'name': 't', 'patternType': 'MATCH', 'operations': ['READ']}",
                "{'resourceType': 'TOPIC', 'name': 't', 'patternType': 'LITERAL', 'operations': []}",
                "{'resourceType': 'TOPIC', 'name': 't', 'patternType': 'LITERAL', 'operations': ['LOOK']}",
                "{'resourceType': 'TOPIC', 'patternType': 'LITERAL', 'operations': ['READ']}",
                "{'name': 't', 'patternType': 'LITERAL', 'operations': ['READ']}"
            })
    void shouldRefuseWhatIsNoRight(String right) {
        String json = "{'description': 'd', 'roles': [{'role': 'a', 'description': 'd', 'acls': [" + right + "]}]}";

        assertThrows(IOException.class, () -> read(json.replace('\'', '"')));
    }

    private static AclCatalog read(String json) throws IOException {
        return CatalogFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), AclCatalog.class);
    }
}
