package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One run of the fold in a process of its own.
 *
 * @param drain what was measured
 * @param figures what it has counted: what any run of the product must show in the end
 * @param peakMemory the most bytes of memory that it held
 */
record FoldRun(Drain drain, Figures figures, OptionalLong peakMemory) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String HEAP = "bench.fold.heap";

    /** Runs it over so many events. */
    static FoldRun of(Cluster cluster, long events) {
        List<String> options = List.of("-Xmx" + System.getProperty(HEAP, "6g"), "-XX:+UseParallelGC", Scratch.option());
        try (ChildProgram fold = ChildProgram.start(
                options,
                FoldProgram.class,
                cluster.bootstrapServers(),
                String.valueOf(cluster.partitions()),
                String.valueOf(events),
                String.valueOf(cluster.usage().pid()))) {
            Drain drain = Drain.parse(fold.awaitWord(FoldProgram.DRAINED, PATIENCE));
            Figures figures = new Figures(
                    Long.parseLong(fold.awaitWord(FoldProgram.PROJECTS)),
                    new BigDecimal(fold.awaitWord(FoldProgram.AMOUNT)));
            return new FoldRun(drain, figures, new ProcessUsage(fold.pid()).peakMemory());
        }
    }
}
