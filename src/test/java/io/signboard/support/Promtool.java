package io.signboard.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own judge of metrics, where it is installed. */
public final class Promtool {

    private Promtool() {}

    /**
     * What it complains of in a scrape, line by line. Without it the test is skipped, but not where CI is set: there it is to
     * be installed.
     */
    public static List<String> complaints(String scrape) {
        boolean installed = Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        Assumptions.assumeTrue(
                installed || System.getenv("CI") != null, "promtool is not installed: apt-get install prometheus");
        try {
            Process process = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(scrape.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            return process.inputReader(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("promtool can't be run", e);
        }
    }
}
