package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.Channel;
import io.signboard.wire.TopicSpec.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics that the program knows are those that {@code topics/topics.json} lists: no more, no fewer. */
class TopicsTest {

    private final TopicCatalog catalog = TopicCatalog.load();

    @Test
    void shouldNameExactlyTheCataloguesTopics() {
        List<String> known = Stream.concat(
                        Topics.EVENTS.stream(),
                        Stream.of(Topics.DEFINITIONS, Topics.SUMMARIES, Topics.WINDOWS, Topics.REJECTS))
                .map(Topic::name)
                .sorted()
                .toList();

        assertEquals(catalog.topics().stream().map(TopicSpec::name).sorted().toList(), known);
    }

    @Test
    void shouldGiveEveryTopicItsRole() {
        Set<String> events = Topics.EVENTS.stream().map(Topic::name).collect(Collectors.toSet());

        assertEquals(catalog.events().stream().map(TopicSpec::name).collect(Collectors.toSet()), events);
        assertEquals(catalog.only(Role.DEFINITIONS).name(), Topics.DEFINITIONS.name());
        assertEquals(catalog.only(Role.SUMMARIES).name(), Topics.SUMMARIES.name());
        assertEquals(catalog.only(Role.WINDOWS).name(), Topics.WINDOWS.name());
        assertEquals(catalog.only(Role.REJECTS).name(), Topics.REJECTS.name());
    }

    @ParameterizedTest
    @CsvSource({
        "OFFLINE, ceremony.project-events.offline",
        "ONLINE, ceremony.project-events.online",
        "OFF_SITE, ceremony.project-events.off-site"
    })
    void shouldKnowAChannelsTopic(Channel channel, String topic) {
        assertEquals(topic, Topics.events(channel).name());
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowATopicsChannel(Channel channel) {
        assertEquals(
                Optional.of(channel), Topics.channelOf(Topics.events(channel).name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "online",
                "ceremony.definitions",
                "ceremony.project-events.",
                "ceremony.project-events.ONLINE"
            })
    void shouldKnowNoChannelOfOtherTopics(String topic) {
        assertEquals(Optional.empty(), Topics.channelOf(topic));
    }
}
