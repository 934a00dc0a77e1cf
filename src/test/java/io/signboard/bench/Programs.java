package io.signboard.bench;

import io.signboard.cli.Main;
import io.signboard.support.ChildProgram;
import io.signboard.support.LauncherOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The product's programs, each in a process of its own, started as the launcher does and with default settings. */
final class Programs implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    private final List<String> jvm = new ArrayList<>(LauncherOptions.read());
    private final String bootstrapServers;
    private final Path folder = Scratch.folder("state");
    private final Path config = folder.resolve("processor.properties");
    private final List<ChildProgram> running = new ArrayList<>();

    /**
     * Starts nothing yet.
     *
     * @param settings what the processors' configuration file holds
     */
    Programs(Cluster cluster, Map<String, String> settings) {
        this.bootstrapServers = cluster.bootstrapServers();
        jvm.add(Scratch.option());
        try {
            Files.writeString(
                    config,
                    settings.entrySet().stream()
                            .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Programs with default settings. */
    Programs(Cluster cluster) {
        this(cluster, Map.of());
    }

    /**
     * Starts a processor; doesn't wait until it runs.
     *
     * @param number which one: what it keeps on disk is found again under the same number
     */
    ChildProgram startProcessor(int number) {
        return startProcessor(number, List.of());
    }

    /** The same with further options. */
    ChildProgram startProcessor(int number, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(
                "process",
                "--bootstrap-servers",
                bootstrapServers,
                "--http-port",
                "0",
                "--data-dir",
                folder.resolve("processor-" + number).toString(),
                "--config",
                config.toString()));
        arguments.addAll(options);
        return start(arguments.toArray(String[]::new));
    }

    /** Starts a board and waits until it runs. */
    ChildProgram startBoard() {
        return start("board", "--bootstrap-servers", bootstrapServers, "--http-port", "0")
                .awaitRunning();
    }

    private ChildProgram start(String... arguments) {
        ChildProgram program = ChildProgram.start(jvm, Main.class, arguments);
        running.add(program);
        return program;
    }

    /** What a program uses. */
    static ProcessUsage usage(ChildProgram program) {
        return new ProcessUsage(program.pid());
    }

    /** Ends all in order, so that their group is left at once, and throws away what they kept. */
    @Override
    public void close() {
        running.forEach(program -> program.terminate(ENDS_WITHIN));
        running.forEach(ChildProgram::close);
        Scratch.delete(folder);
    }
}
