package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.support.TestBroker;
import io.signboard.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TallyEngineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldRenewEveryThreadThoughNoneEndsInTime(@TempDir Path folder) {
        try (TallyEngine engine = engine(folder)) {
            engine.start();
            awaitRunning(engine);
            List<Thread> before = threads();
            assertEquals(2, before.size());

            engine.renewThreads(Duration.ofMillis(5));

            Awaitility.await("two other threads").atMost(PATIENCE).until(() -> {
                List<Thread> now = threads();
                return now.size() == 2 && Collections.disjoint(before, now);
            });
            awaitRunning(engine);
        }
    }

    private static TallyEngine engine(Path folder) {
        Map<String, Object> user = Map.of(
                "bootstrap.servers",
                TestBroker.shared().bootstrapServers(),
                "application.id",
                "renewed",
                "num.stream.threads",
                2);
        return new TallyEngine(
                StreamsProperties.of(user, folder, 1, 1),
                TopologySettings.DEFAULTS.withPartitions(1),
                Clock.systemUTC(),
                new EventCounts());
    }

    private static void awaitRunning(TallyEngine engine) {
        Awaitility.await("running")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(Optional.empty(), engine.problem()));
    }

    /** Those that tally; a thread that is made anew may get the name of one that has ended. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("renewed-.*-StreamThread-[0-9]+"))
                .toList();
    }
}
