package io.signboard.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.TestBroker;
import io.signboard.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchIT {

    private final TestBroker broker = TestBroker.shared();
    private final String id = "c-" + UUID.randomUUID();
    private final TestProgram program =
            new TestProgram().with("SIGNBOARD_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    private Ceremony ceremony;

    @BeforeEach
    void start() {
        ceremony = new Ceremony(broker);
    }

    @AfterEach
    void stop() {
        ceremony.close();
    }

    @Test
    void shouldPrintALineForTheNewestSummaryAndEachThatFollows() throws Exception {
        ceremony.publish(id, Ceremony.summary(id, 1, 1, "100"));
        ceremony.publish(id, Ceremony.summary(id, 2, 1, "5200000000"));
        for (int i = 0; i < 700; i++) {
            ceremony.publish("other", Ceremony.summary("other", i, 1, "1"));
        }
        CompletableFuture<Integer> watching = watch();
        awaitOutput("#2 LIVE");

        ceremony.publish(id, Ceremony.summary(id, 3, 2, "6200000000"));

        awaitOutput("#3 LIVE: 2 projects, CNY 6.2 bn ≈ USD 19.06 bn, offline 2/CNY 6.2 bn");
        assertEquals(0, ended(watching));
        assertEquals(2, program.out().lines().count(), program.out());
    }

    @Test
    void shouldWaitForACeremonyThatIsNotThereYet() throws Exception {
        CompletableFuture<Integer> watching = watch();
        awaitOutput("Waiting for the first summary of " + id);

        ceremony.publish(id, Ceremony.summary(id, 1, 0, "0"));

        awaitOutput("#1 LIVE");
        assertEquals(0, ended(watching));
    }

    @Test
    void shouldDrawInPlaceInATerminal() throws Exception {
        ceremony.send(Topics.DEFINITIONS.name(), id, Ceremony.definition(id, 1, "live"), Map.of());
        ceremony.publish(id, Ceremony.summary(id, 1, 1, "123450000000"));
        program.inTerminal();

        CompletableFuture<Integer> watching = watch("--lang", "zh");

        awaitOutput("1,234.5亿元 ≈ 190.60亿美元");
        assertEquals(0, ended(watching));
        assertTrue(program.out().contains("能源"), program.out());
        assertTrue(program.out().startsWith("\u001b[?25l\u001b[2J\u001b[H签约"), program.out());
        assertTrue(program.out().endsWith("\u001b[?25h"), program.out());
        assertFalse(program.out().contains("energy"), program.out());
    }

    private CompletableFuture<Integer> watch(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "watch";
        args[1] = id;
        System.arraycopy(options, 0, args, 2, options.length);
        return CompletableFuture.supplyAsync(() -> program.run(args));
    }

    private void awaitOutput(String text) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> program.out().contains(text) || !program.err().isEmpty());
        assertTrue(program.out().contains(text), program.out() + program.err());
    }

    private int ended(CompletableFuture<Integer> watching) throws Exception {
        program.stop().request();
        return watching.get(30, TimeUnit.SECONDS);
    }
}
