package io.signboard.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.HandMadeTopics;
import io.signboard.support.TestBroker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StateWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestBroker broker = TestBroker.shared();
    private final Admin admin = broker.admin();

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldFindChangelogsWellThatAreMadeOneByOne() throws Exception {
        StateWatch watch = watch("first");
        assertEquals(Optional.empty(), watch.problem());
        make("first-ledger-changelog");
        assertEquals(Optional.empty(), watch.problem());

        make("first-windows-changelog");

        assertEquals(Optional.empty(), watch.problem());
    }

    @Test
    void shouldSayWhichIsGoneAndHowToTallyAnew() throws Exception {
        make("gone-ledger-changelog");
        make("gone-windows-changelog");
        StateWatch watch = watch("gone");
        assertEquals(Optional.empty(), watch.problem());

        delete("gone-ledger-changelog");

        assertEquals(
                Optional.of(
                        "A part of the processor's state is gone (gone-ledger-changelog is missing or empty), so totals"
                                + " would be wrong or numbered anew. To tally all events anew, stop every processor, delete the"
                                + " consumer group gone and the topics ceremony.summaries, ceremony.windows,"
                                + " gone-windows-changelog, run `./signboard topics apply --bootstrap-servers "
                                + broker.bootstrapServers() + "` and start again."),
                watch.problem());
    }

    @Test
    void shouldNoticeOneThatWasMadeAnewBetweenTwoLooks() throws Exception {
        make("anew-minutes-changelog");
        StateWatch watch = watch("anew");
        assertEquals(Optional.empty(), watch.problem());

        delete("anew-minutes-changelog");
        make("anew-minutes-changelog");

        String sentence = watch.problem().orElse("");
        assertTrue(sentence.contains("(anew-minutes-changelog is missing or empty)"), sentence);
    }

    private StateWatch watch(String applicationId) {
        return new StateWatch(admin, applicationId, broker.bootstrapServers());
    }

    private void make(String topic) {
        HandMadeTopics.make(admin, new NewTopic(topic, 1, (short) 1));
    }

    private void delete(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        Awaitility.await(topic).atMost(PATIENCE).until(() -> !names().contains(topic));
    }

    private Collection<String> names() throws Exception {
        return admin.listTopics().names().get();
    }
}
