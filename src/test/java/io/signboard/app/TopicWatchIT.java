package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.HandMadeTopics;
import io.signboard.support.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class TopicWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String CHANGELOG = "signboard-ledger-changelog";
    private static final String REJECTS = "ceremony.rejects";

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void shouldTellOfATopicAndOfAChangelogThatAreGone() throws Exception {
        try (TestBroker broker = TestBroker.start(1);
                Admin admin = broker.admin()) {
            HandMadeTopics.make(admin, new NewTopic(CHANGELOG, 1, (short) 1));
            try (TopicWatch watch = watch(broker)) {
                admin.deleteTopics(List.of(REJECTS)).all().get();
                awaitTold("The topic " + REJECTS + " is missing");
                assertTrue(told.stream().noneMatch(sentence -> sentence.contains(CHANGELOG)), watch::toString);

                admin.deleteTopics(List.of(CHANGELOG)).all().get();
                awaitTold("A part of the processor's state is gone (" + CHANGELOG + " is missing or empty)");
            }
        }
    }

    private TopicWatch watch(TestBroker broker) {
        return new TopicWatch(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                reason -> told.add(String.valueOf(reason.getMessage())),
                PAUSE);
    }

    private void awaitTold(String words) {
        Awaitility.await(words).atMost(PATIENCE).until(() -> told.stream()
                .anyMatch(sentence -> sentence.contains(words)));
    }
}
