package io.signboard.bench.jmh;

import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.Tally;
import java.util.Arrays;
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

/** An entry's way into every figure, and out of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TallyBenchmark {

    private static final int MANY = 1 << 12; // a thousand ceremonies of four partitions
    private static final int FILLED = 256; // projects of each at first
    private static final int ODD = 2_654_435; // the next tally isn't the neighbour

    private final Definition definition = MadeFeed.definition();
    private final Entry[] entries = MadeFeed.entries();
    private final Tally full = tally();
    private int next;
    private final Tally[] many = many();

    private Tally tally() {
        Tally tally = new Tally(definition, projectId -> entries[0]); // nothing is asked of it
        for (Entry entry : entries) {
            tally.add(entry);
        }
        return tally;
    }

    private Tally[] many() {
        Tally[] tallies = new Tally[MANY];
        Arrays.setAll(tallies, i -> new Tally(definition, projectId -> entries[0]));
        while (next < MANY * FILLED) {
            addToNext(tallies);
        }
        return tallies;
    }

    private Tally addToNext(Tally[] tallies) {
        Tally tally = tallies[(next * ODD) & (MANY - 1)];
        tally.add(entries[(next / MANY) & (entries.length - 1)]);
        next++;
        return tally;
    }

    /** A whole feed in the order of its dates; the time of one entry. */
    @Benchmark
    @OperationsPerInvocation(MadeFeed.RECORDS)
    public Tally add() {
        return tally();
    }

    /** An entry of another ceremony than the one before: its tally lies in no cache. */
    @Benchmark
    public Tally addToNextOfMany() {
        return addToNext(many);
    }

    /** A correction of any entry of many. */
    @Benchmark
    public Tally correct() {
        Entry entry = entries[next++ & (entries.length - 1)];
        full.subtract(entry);
        full.add(entry);
        return full;
    }
}
