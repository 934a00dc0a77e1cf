package io.signboard.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the system's that a test runs.
 *
 * @param path where it lies
 */
public record Executable(Path path) {

    /**
     * What it has said at its end.
     *
     * @param code 0 for success
     * @param output both streams
     */
    public record Result(int code, String output) {}

    /**
     * Finds it on the search path; without it the test is skipped, but on a build server (environment variable CI) it fails.
     *
     * @param debianPackage what to install for it
     */
    public static Executable find(String name, String debianPackage) {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Executable::new)
                .orElseGet(() -> missing(name, debianPackage));
    }

    private static Executable missing(String name, String debianPackage) {
        String message = name + " is not installed (on Debian: apt-get install " + debianPackage + ")";
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(message);
        }
        return Assumptions.abort(message);
    }

    /** Runs it to its end. */
    public Result run(String... arguments) {
        return runOn("", arguments);
    }

    /** Runs it to its end with this on its standard input. */
    public Result runOn(String input, String... arguments) {
        try {
            Process process = start(arguments);
            process.getOutputStream().write(input.getBytes(UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.onExit().join().exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; both its streams come as one. */
    public Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
