package io.signboard.fault;

import io.signboard.support.ChildProgram;
import io.signboard.support.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The processors and the board of one installation, each a program of its own. */
final class Fleet implements AutoCloseable {

    private static final int LAST_LINES = 60;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private static final Pattern ASSIGNED =
            Pattern.compile("^kafka_consumer_coordinator_assigned_partitions\\{.*StreamThread-[0-9]+-consumer\"");

    private final String bootstrapServers;
    private final Path folder;
    private final List<String> settings;
    private final Path config;
    private final List<ChildProgram> processors = new ArrayList<>();
    private ChildProgram board;

    /**
     * Starts all and waits until they run.
     *
     * @param folder holds the processors' folders
     * @param processors how many
     * @param settings further arguments of each processor
     */
    Fleet(String bootstrapServers, Path folder, int processors, List<String> settings) {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
        this.settings = List.copyOf(settings);
        this.config = folder.resolve("processor.properties");
        writeConfig();
        for (int i = 0; i < processors; i++) {
            this.processors.add(launch(i));
        }
        this.board = launchBoard();
        this.processors.forEach(ChildProgram::awaitRunning);
        this.board.awaitRunning();
    }

    private void writeConfig() {
        try {
            Files.writeString(
                    config, "main.consumer.session.timeout.ms=" + QuorumNode.CONSUMER_SESSION.toMillis() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProgram launch(int processor) {
        List<String> arguments = new ArrayList<>(List.of(
                "process",
                "--bootstrap-servers",
                bootstrapServers,
                "--data-dir",
                dataDir(processor).toString(),
                "--http-port",
                "0",
                "--config",
                config.toString()));
        arguments.addAll(settings);
        return ChildProgram.start(arguments.toArray(String[]::new));
    }

    private ChildProgram launchBoard() {
        return ChildProgram.start("board", "--bootstrap-servers", bootstrapServers, "--http-port", "0");
    }

    private Path dataDir(int processor) {
        return folder.resolve("processor-" + processor);
    }

    /** How many processors there are. */
    int size() {
        return processors.size();
    }

    /** Ends a processor as {@code kill -9} does. */
    void kill(int processor) {
        processors.get(processor).kill();
    }

    /** Stops a processor where it stands. */
    void freeze(int processor) {
        processors.get(processor).freeze();
    }

    /** Lets a frozen processor go on. */
    void thaw(int processor) {
        processors.get(processor).thaw();
    }

    /** What a processor has said so far. */
    List<String> said(int processor) {
        return processors.get(processor).output();
    }

    /** What all have said lately. */
    String lastWords() {
        StringJoiner words = new StringJoiner("\n");
        for (int processor = 0; processor < processors.size(); processor++) {
            List<String> lines = said(processor);
            words.add("processor " + processor + ":");
            lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(words::add);
        }
        words.add("board:");
        board.output().forEach(words::add);
        return words.toString();
    }

    /** Ends a processor in order; the time it took if it ended well. */
    Optional<Duration> end(int processor) {
        long begun = System.nanoTime();
        Optional<Integer> code = processors.get(processor).terminate(ENDS_WITHIN);
        return code.filter(zero -> zero == 0).map(zero -> Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Starts a processor that has ended; doesn't wait until it runs. */
    void start(int processor) {
        processors.set(processor, launch(processor));
    }

    /** Waits until all run. */
    void awaitRunning() {
        processors.forEach(ChildProgram::awaitRunning);
        board.awaitRunning();
    }

    /** Waits until each processor says that it is ready. */
    void awaitReady() {
        for (ChildProgram processor : processors) {
            URI health = URI.create(processor.awaitWord("Health"));
            Awaitility.await("a processor that is ready")
                    .atMost(READY_WITHIN)
                    .ignoreExceptions()
                    .until(() -> HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
    }

    /** Deletes what a processor that has ended keeps on disk. */
    void wipe(int processor) {
        if (!Files.exists(dataDir(processor))) {
            return;
        }
        try (Stream<Path> files = Files.walk(dataDir(processor))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the board and starts it again. */
    void replaceBoard() {
        board.kill();
        board = launchBoard();
    }

    /** Waits until the board shows a ceremony's summary of this number or a later one, and returns it; empty if it never does. */
    Optional<byte[]> awaitShown(String ceremonyId, long sequence) {
        URI summary = URI.create(board.awaitWord("Board") + "/api/v1/ceremonies/" + ceremonyId);
        try {
            return Optional.of(Awaitility.await("the board's summary")
                    .atMost(READY_WITHIN)
                    .ignoreExceptions()
                    .until(
                            () -> HTTP.send(HttpRequest.newBuilder(summary).build(), BodyHandlers.ofByteArray()),
                            answer -> answer.statusCode() == 200
                                    && Arrivals.sequence(Schemas.tree(answer.body())) >= sequence)
                    .body());
        } catch (ConditionTimeoutException e) {
            return Optional.empty();
        }
    }

    /** Whether a processor has a share of the work just now: partitions that it tallies, not only copies of others' state. */
    boolean works(int processor) {
        URI metrics = URI.create(processors.get(processor).awaitWord("Health")).resolve("/metrics");
        try {
            return HTTP.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> ASSIGNED.matcher(line).find())
                    .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How often a processor has said that others have taken over its work meanwhile. */
    long fencings(int processor) {
        return said(processor).stream()
                .filter(line -> line.contains("being fenced"))
                .count();
    }

    @Override
    public void close() {
        processors.forEach(ChildProgram::close);
        board.close();
    }
}
