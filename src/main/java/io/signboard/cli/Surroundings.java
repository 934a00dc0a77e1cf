package io.signboard.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;

/**
 * What a command has around it; its constructor takes it.
 *
 * @param out standard output, for results
 * @param bytes the same, for results that aren't text; flush {@code out} before
 * @param err standard error, for failures, warnings and progress
 * @param terminals which of the two are terminals
 * @param environment the environment variables
 * @param clock the wall clock
 * @param stop says when a command that runs until told to end should do so
 */
public record Surroundings(
        PrintWriter out,
        OutputStream bytes,
        PrintWriter err,
        Terminals terminals,
        Map<String, String> environment,
        Clock clock,
        StopSignal stop) {

    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Whether nobody reads standard output any more; known only once something was to be written. */
    boolean isReaderGone() {
        return bytes instanceof StandardOutput output && output.isReaderGone();
    }
}
