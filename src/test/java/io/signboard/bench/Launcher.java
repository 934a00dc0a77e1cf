package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The script that starts the product as its users do, from its folder. */
final class Launcher {

    private static final Pattern COUNTED = Pattern.compile("\"headline\":\\{\"projects\":[1-9]");
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path path;

    /** The script at this path. */
    Launcher(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** How long {@code --help} takes. */
    Duration help() {
        long start = System.nanoTime();
        try {
            Process help = new ProcessBuilder(path.toString(), "--help")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (help.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("the launcher has failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How long the demo takes until its board's API shows a headline with a project in it. */
    Duration demo() {
        long start = System.nanoTime();
        ChildProgram demo = ChildProgram.startCommand(List.of(path.toString(), "demo", "--http-port", "0"));
        try {
            URI ceremonies = URI.create(demo.awaitWord("Board") + "/api/v1/ceremonies");
            HttpClient http = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(ceremonies).build();
            Awaitility.await("the demo's first number")
                    .pollInterval(LOOK)
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> COUNTED.matcher(
                                    http.send(request, BodyHandlers.ofString()).body())
                            .find());
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            demo.terminate(PATIENCE);
            demo.close();
        }
    }
}
