package io.signboard.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs command lines in this JVM and keeps what they print. */
final class TestProgram {

    static final Instant NOW = Instant.parse("2021-08-23T03:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final StopSignal stop = new StopSignal();
    private @Nullable OutputStream failing;
    private Terminals terminals = Terminals.NONE;
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    TestProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    TestProgram inTerminal() {
        terminals = new Terminals(true, true);
        return this;
    }

    TestProgram at(Clock other) {
        clock = other;
        return this;
    }

    /** The program's standard output answers each byte with this. */
    TestProgram withOutputThatFails(String message) {
        failing = new StandardOutput(new OutputStream() {
            @Override
            public void write(int singleByte) throws IOException {
                throw new IOException(message);
            }
        });
        return this;
    }

    int run(String... args) {
        return new Program(surroundings()).execute(args);
    }

    Surroundings surroundings() {
        OutputStream output = failing == null ? out : failing;
        return new Surroundings(
                new PrintWriter(output, true, StandardCharsets.UTF_8),
                output,
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                terminals,
                environment,
                clock,
                stop);
    }

    StopSignal stop() {
        return stop;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
