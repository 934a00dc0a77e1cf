package io.signboard.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the launcher passes to the Java machine, read from it: whoever starts the program otherwise does it the same way. */
public final class LauncherOptions {

    private LauncherOptions() {}

    /** All options that don't depend on the machine or the user, as where no output is a terminal. */
    public static List<String> read() {
        return Stream.of(start().split("\\s+"))
                .takeWhile(word -> !word.equals("-jar"))
                .filter(word -> word.startsWith("-"))
                .map(option -> option.replace("\"$terminals\"", "none"))
                .toList();
    }

    private static String start() {
        try {
            return Files.readString(Path.of("signboard")).replaceFirst("(?s).*\nexec ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
