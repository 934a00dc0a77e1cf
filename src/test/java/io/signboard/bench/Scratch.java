package io.signboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The one folder that everything temporary lies in; it goes with the process, however that is told to end. */
final class Scratch {

    private static final String TEMPORARY = "java.io.tmpdir";

    private Scratch() {}

    /** Makes the folder, before anything temporary is made. At the end the child processes are killed too. */
    static void open() {
        long pid = ProcessHandle.current().pid();
        Path folder = Path.of(System.getProperty(TEMPORARY), "signboard-bench-" + pid);
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " can't be made", e);
        }
        System.setProperty(TEMPORARY, folder.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder), "clear-scratch"));
    }

    private static void clear(Path folder) {
        ProcessHandle.current().descendants().forEach(child -> {
            CompletableFuture<ProcessHandle> end = child.onExit();
            child.destroyForcibly();
            end.join();
        });
        delete(folder);
    }

    /** A new folder in it. */
    static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(Path.of(System.getProperty(TEMPORARY)), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made", e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " could not be deleted", e);
        }
    }

    /** The option that makes a child process use the folder. */
    static String option() {
        return "-D" + TEMPORARY + "=" + System.getProperty(TEMPORARY);
    }
}
