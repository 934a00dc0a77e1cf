package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.signboard.admin.AdminException;
import io.signboard.admin.TopicVerdict.Sound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class SetupTest {

    private static final Sound SOUND = new Sound(4, 3);
    private final UnreachableException away = new UnreachableException(new TimeoutException("away"));
    private final KafkaException unresolved = new KafkaException(
            "Failed to create new KafkaAdminClient",
            new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));

    private final List<String> news = new ArrayList<>();

    @Test
    void shouldWaitOnWhileTheBrokersNameIsUnknown() throws InterruptedException {
        Sound found = setup(away, unresolved, away).eventTopics();

        assertEquals(SOUND, found);
        assertEquals(
                List.of(
                        "No Kafka broker answers at hall:9092 yet; is it running, and is --bootstrap-servers right?"
                                + " Waiting until it answers; Ctrl-C ends it.",
                        "Kafka at hall:9092 answers."),
                news);
    }

    @Test
    void shouldRefuseABrokersNameThatIsUnknownFromTheStart() {
        assertSame(unresolved, assertThrows(KafkaException.class, () -> setup(unresolved)
                .eventTopics()));
        assertEquals(List.of(), news);
    }

    @Test
    void shouldRefuseABadSettingThatComesUpWhileItWaits() {
        KafkaException bad = new KafkaException("Failed", new ConfigException("Invalid value 0 for retries"));

        assertSame(
                bad, assertThrows(KafkaException.class, () -> setup(away, bad).eventTopics()));
    }

    @Test
    void shouldSayWhatIsNotAnsweredByAClusterThatIsReachable() throws InterruptedException {
        setup(new AdminException(
                        "The cluster did not answer in time when asked to tell where its topics end.",
                        new TimeoutException("no leader")))
                .eventTopics();

        assertEquals(
                "Kafka at hall:9092 can't be asked yet, and is asked again until it answers: The cluster did not answer"
                        + " in time when asked to tell where its topics end.",
                news.get(0));
    }

    /** A cluster that fails so, look by look, and then is sound. */
    private Setup setup(RuntimeException... failures) {
        Queue<RuntimeException> next = new ArrayDeque<>(List.of(failures));
        return new Setup("hall:9092", () -> look(next), new CompletableFuture<>(), news::add, Duration.ofMillis(1));
    }

    private static Sound look(Queue<RuntimeException> failures) {
        RuntimeException failure = failures.poll();
        if (failure == null) {
            return SOUND;
        }
        throw failure;
    }
}
