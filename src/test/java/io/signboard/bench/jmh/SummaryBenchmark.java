package io.signboard.bench.jmh;

import io.signboard.model.Channel;
import io.signboard.model.Composer;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.Summary;
import io.signboard.support.LedgeredTally;
import io.signboard.wire.SummaryJson;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a tally to a summary's bytes, which happens at most ten times a second and ceremony. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SummaryBenchmark {

    private static final Instant NOW = Instant.parse("2021-08-23T02:00:00Z");

    private final Definition definition = MadeFeed.definition();
    private final LedgeredTally tally = new LedgeredTally(definition);
    private final Map<Channel, SortedMap<Integer, Long>> inputs = new EnumMap<>(Channel.class);
    private final Summary summary;

    /** Tallies the feed. */
    public SummaryBenchmark() {
        for (Entry entry : MadeFeed.entries()) {
            tally.add(entry);
        }
        Channel.ALL.forEach(channel -> inputs.put(channel, new TreeMap<>(Map.of(0, 16L, 1, 20L))));
        summary = compose();
    }

    /** A summary of the tally. */
    @Benchmark
    public final Summary compose() {
        return new Composer(definition, tally.partial()).compose(93, NOW, inputs);
    }

    /** A summary as JSON. */
    @Benchmark
    public byte[] encode() {
        return SummaryJson.encode(summary);
    }
}
