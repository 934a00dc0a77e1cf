package io.signboard.app;

import io.signboard.board.http.BoardSettings;
import io.signboard.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Processor and board as {@code run} wires them, in the test's own JVM. */
public final class TestProgram implements AutoCloseable {

    private final LiveProgram program;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private TestProgram(LiveProgram program) {
        this.program = program;
    }

    /** Starts on a broker, with its state in a folder. */
    public static TestProgram start(String bootstrapServers, Path folder) throws InterruptedException {
        return start(Map.of("bootstrap.servers", bootstrapServers), folder);
    }

    /** Starts with these settings of Kafka's clients, with its state in a folder. */
    static TestProgram start(Map<String, Object> client, Path folder) throws InterruptedException {
        LiveProgram live = new LiveProgram(
                new ProgramSettings(
                        client, folder, TopologySettings.DEFAULTS, new BoardSettings(BoardSettings.DEFAULT_HOST, 0)),
                Clock.systemUTC());
        TestProgram started = new TestProgram(live);
        live.whenFailed(started.failure::set);
        live.startBoth();
        return started;
    }

    /** What runs. */
    public LiveProgram live() {
        return program;
    }

    /** Why the processor has given up, if it has. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close() {
        program.close();
    }
}
