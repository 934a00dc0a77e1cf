package io.signboard.bench.jmh;

import io.signboard.bench.FoldedTotals;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The least that gives the figures, to hold the other benchmarks against. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LimitBenchmark {

    private final MadeFeed.Event[] events = MadeFeed.events();

    /** A whole feed parsed and folded into maps; the time of one event. */
    @Benchmark
    @OperationsPerInvocation(MadeFeed.RECORDS)
    public FoldedTotals fold() {
        FoldedTotals totals = new FoldedTotals();
        for (MadeFeed.Event event : events) {
            totals.add(event.channel(), Objects.requireNonNull(event.value()));
        }
        return totals;
    }
}
