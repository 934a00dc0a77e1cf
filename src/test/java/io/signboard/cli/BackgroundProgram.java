package io.signboard.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A command that runs until told to end, in this JVM, with what it says on standard error. */
final class BackgroundProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestProgram program = new TestProgram().at(Clock.systemUTC());
    private final CompletableFuture<Integer> exitCode;

    private BackgroundProgram(String... args) {
        exitCode = CompletableFuture.supplyAsync(() -> program.run(args), task -> new Thread(task, "program").start());
    }

    /** Starts {@code signboard args…}. */
    static BackgroundProgram start(String... args) {
        return new BackgroundProgram(args);
    }

    /** Waits until it has said this, and fails if it ends before. */
    BackgroundProgram awaitSaid(String words) {
        Awaitility.await("the words '" + words + "'").atMost(PATIENCE).until(() -> {
            boolean said = program.err().contains(words);
            if (!said && exitCode.isDone()) {
                throw new IllegalStateException("The program ended: " + program.err());
            }
            return said;
        });
        return this;
    }

    /** All that it has said. */
    String err() {
        return program.err();
    }

    /** The word behind the one that a line of what it said begins with. */
    String word(String beginning) {
        return program.err()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip().split("[ ,]", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    /** Its exit code, once it ends by itself. */
    int awaitEnd() {
        return exitCodeWithin(PATIENCE);
    }

    /** Tells it to end, as SIGTERM does; its exit code. */
    int end(Duration within) {
        program.stop().request();
        return exitCodeWithin(within);
    }

    private int exitCodeWithin(Duration time) {
        try {
            return exitCode.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("It did not end within " + time + ": " + program.err(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end(PATIENCE);
    }
}
