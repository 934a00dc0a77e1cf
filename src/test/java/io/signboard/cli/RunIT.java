package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.ChildProgram;
import io.signboard.support.CommittedTopic;
import io.signboard.support.FoldedFigures;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestFeed;
import io.signboard.support.WindowCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} with its own broker, as a program of its own. */
class RunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ID = "c-run";

    @Test
    void shouldGoOnWhereItWasKilledAndEndInOrder(@TempDir Path folder) throws Exception {
        TestFeed first = TestFeed.untidy(ID, 8000, 81);
        TestFeed second = TestFeed.untidy("c-next", 3000, 82);
        long sequence;
        try (ChildProgram killed = run(folder, "--partitions", "3")) {
            String servers = killed.awaitWord("Broker");
            killed.awaitRunning();
            TestFeed.define(servers, first.definition());
            try (SummaryLog summaries = SummaryLog.open(servers, ID)) {
                TestFeed.replay(servers, Duration.ZERO, first);
                sequence =
                        summaries.awaitProjects(1000, PATIENCE).get("sequence").longValue();
                killed.kill();
            }
        }

        try (ChildProgram again = run(folder)) {
            String servers = again.awaitWord("Broker");
            again.awaitRunning();
            try (SummaryLog summaries = SummaryLog.open(servers, ID)) {
                TestFeed.replay(servers, Duration.ZERO, second);
                FoldedFigures figures = TestFeed.fold(servers, 3).figures(first.definition());
                JsonNode last = summaries.awaitFigures(figures, PATIENCE);
                assertEquals(
                        3, last.at("/inputs/ceremony.project-events.online").size());
                assertTrue(last.get("sequence").longValue() > sequence);
                summaries.assertSound();
                summaries.assertValid(20);
                WindowCheck.assertFolded(servers, ID, figures);
            }
            assertShownAsPublished(servers, again.awaitWord("Board"));
            assertEquals(Optional.of(0), again.terminate(Duration.ofSeconds(5)), () -> "" + again.output());
        }
    }

    @Test
    void shouldEndInOrderWhenToldToWhileItStarts(@TempDir Path folder) {
        Path data = folder.resolve("data");
        try (ChildProgram starting = run(data)) {
            Awaitility.await("its folder").atMost(PATIENCE).until(() -> Files.exists(data));

            Optional<Integer> code = starting.terminate(Duration.ofSeconds(30));

            assertEquals(Optional.of(0), code, () -> "" + starting.output());
            assertTrue(
                    starting.output().stream().noneMatch(line -> line.contains("Exception")),
                    () -> "" + starting.output());
        }
    }

    /** The page shows the very bytes of one of the newest summaries. */
    private static void assertShownAsPublished(String servers, String url) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/ceremonies/" + ID))
                .build();
        Awaitility.await("the page shows what the topic holds").atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.headers().firstValue("content-type").orElse("").startsWith("application/json"));
            List<byte[]> published = CommittedTopic.all(servers, "ceremony.summaries").stream()
                    .map(record -> record.value())
                    .toList();
            assertArrayEquals(published.get(published.size() - 1), answer.body());
        });
    }

    private static ChildProgram run(Path folder, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("run", "--data-dir", folder.toString(), "--broker-port", "0", "--http-port", "0"));
        arguments.addAll(List.of(more));
        return ChildProgram.start(arguments.toArray(String[]::new));
    }
}
