package io.signboard.support;

import io.signboard.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program in a JVM of its own, so that a test can send it signals. It ends with the test's JVM at the latest. */
public final class ChildProgram implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> SMALL =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-child-programs"));
    }

    private final Process process;
    private final List<String> output = new ArrayList<>();

    private ChildProgram(Process process) {
        this.process = process;
        RUNNING.add(process);
        var unused = process.onExit().thenAccept(RUNNING::remove);
    }

    /** Starts {@code signboard arguments…}. */
    public static ChildProgram start(String... arguments) {
        return start(Main.class, arguments);
    }

    /** Starts another program of the test's class path. */
    public static ChildProgram start(Class<?> main, String... arguments) {
        return start(SMALL, main, arguments);
    }

    /** Starts another program of the test's class path on a Java machine with these options. */
    public static ChildProgram start(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return startCommand(command);
    }

    /** Starts any command. */
    public static ChildProgram startCommand(List<String> command) {
        try {
            ChildProgram child = new ChildProgram(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            Thread reader = new Thread(child::readOutput, "output-of-child");
            reader.setDaemon(true);
            reader.start();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
            }
        } catch (IOException e) {
            // The process was killed; what it said before is there.
        }
    }

    /** What it has said so far, line by line. */
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** The number by which the system knows it. */
    public long pid() {
        return process.pid();
    }

    /** Waits until it says a line that begins so, and returns the word behind. */
    public String awaitWord(String beginning) {
        return awaitWord(beginning, START);
    }

    /** The same with more patience. */
    public String awaitWord(String beginning, Duration patience) {
        Awaitility.await("a line '" + beginning + "'").atMost(patience).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The program ended: " + output());
            }
            return word(beginning).isPresent();
        });
        return word(beginning).orElseThrow();
    }

    private Optional<String> word(String beginning) {
        return output().stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip().split("[ ,]", 2)[0])
                .findFirst();
    }

    /** Waits until it says that it is running. */
    public ChildProgram awaitRunning() {
        awaitWord("Running");
        return this;
    }

    /** Stops it where it stands, as a machine that hangs does, until it is {@link #thaw() thawed}. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as {@code kill} does; its exit code, if it ends in time. */
    public Optional<Integer> terminate(Duration patience) {
        process.destroy();
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
