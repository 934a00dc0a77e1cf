package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Events that lie on the topics, and what must be counted in the end.
 *
 * @param cluster where they lie
 * @param events how many
 * @param expected what a run must show in the end, all ceremonies together
 * @param options of the processors, beyond those that the launcher gives
 */
record Backlog(Cluster cluster, long events, Figures expected, List<String> options) {

    private static final Duration UNLIMITED = Duration.ofDays(1);

    /** For processors with default settings. */
    Backlog(Cluster cluster, long events, Figures expected) {
        this(cluster, events, expected, List.of());
    }

    /** Copies the options. */
    Backlog {
        options = List.copyOf(options);
    }

    /**
     * Lets new processors tally it from nothing, until the last committed summaries show what is expected and nothing is
     * left to deal with.
     *
     * @param processors how many
     * @throws IllegalStateException if nothing has moved for two minutes before that
     */
    ProductRun drain(int processors) {
        return drain(processors, UNLIMITED);
    }

    /**
     * The same, but broken off when time is over.
     *
     * @param atMost how long it may take
     */
    ProductRun drain(int processors, Duration atMost) {
        try (Programs programs = new Programs(cluster);
                CommittedSummaries summaries = new CommittedSummaries(cluster)) {
            List<ChildProgram> started = new ArrayList<>();
            for (int i = 0; i < processors; i++) {
                started.add(programs.startProcessor(i, options));
            }
            List<ProcessUsage> usages = started.stream().map(Programs::usage).toList();
            Stopwatch watch = new Stopwatch(usages, cluster.usage());
            Draining draining = new Draining(this, watch);
            try {
                draining.follow(summaries, atMost);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(e.getMessage() + "; the processors say " + said(started), e);
            }
            return new ProductRun(
                    watch,
                    draining.left(),
                    draining.rhythm().first(),
                    draining.rhythm().longestGap(),
                    usages.stream().map(ProcessUsage::cpu).toList(),
                    peakMemory(usages));
        }
    }

    private static List<String> said(List<ChildProgram> programs) {
        return programs.stream().flatMap(program -> program.output().stream()).toList();
    }

    private static OptionalLong peakMemory(List<ProcessUsage> usages) {
        return usages.stream()
                .map(ProcessUsage::peakMemory)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }
}
