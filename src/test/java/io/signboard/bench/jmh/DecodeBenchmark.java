package io.signboard.bench.jmh;

import io.signboard.wire.Decoded;
import io.signboard.wire.EventDecoder;
import java.util.Arrays;
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

/** From a record's bytes to the event, or to the sentence that says why it is none. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {

    private final EventDecoder decoder = new EventDecoder();
    private final MadeFeed.Event[] events = MadeFeed.events();
    private final MadeFeed.Event[] escaped =
            Arrays.stream(events).map(MadeFeed.Event::escaped).toArray(MadeFeed.Event[]::new);
    private final MadeFeed.Event[] faulty = MadeFeed.faulty();
    private int next;

    /** Valid events as most feeds spell them. */
    @Benchmark
    public Decoded plain() {
        return events[next++ & (events.length - 1)].decoded(decoder);
    }

    /** The same events, each with an escape in it. */
    @Benchmark
    public Decoded escaped() {
        return escaped[next++ & (escaped.length - 1)].decoded(decoder);
    }

    /** Events that are refused. */
    @Benchmark
    public Decoded refused() {
        return faulty[next++ & (faulty.length - 1)].decoded(decoder);
    }
}
