package io.signboard.bench.jmh;

import io.signboard.model.Entry;
import io.signboard.model.LedgerRule;
import io.signboard.wire.EntryCodec;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The ledger's keys and values, to bytes and back, and the rule that decides between two of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    private final EntryCodec codec = new EntryCodec();
    private final Entry[] entries = MadeFeed.entries();
    private final Bytes[] keys = Arrays.stream(entries).map(CodecBenchmark::key).toArray(Bytes[]::new);
    private final byte[][] values = Arrays.stream(entries).map(codec::encode).toArray(byte[][]::new);
    private int next;

    private static Bytes key(Entry entry) {
        return EntryCodec.key(entry.event().ceremonyId(), entry.event().projectId());
    }

    private int next() {
        return next++ & (entries.length - 1);
    }

    /** A key of the ledger. */
    @Benchmark
    public Bytes key() {
        return key(entries[next()]);
    }

    /** A value of the ledger. */
    @Benchmark
    public byte[] encode() {
        return codec.encode(entries[next()]);
    }

    /** An entry from its key and value. */
    @Benchmark
    public Entry decode() {
        int index = next();
        return new EntryCodec().decode(keys[index], values[index]);
    }

    /** The rule on an event that comes again, which it compares field by field. */
    @Benchmark
    public LedgerRule.Outcome judge() {
        int index = next();
        return LedgerRule.judge(new EntryCodec().decode(keys[index], values[index]), entries[index]);
    }
}
