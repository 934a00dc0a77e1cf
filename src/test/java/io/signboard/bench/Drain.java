package io.signboard.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One run through a backlog.
 *
 * @param steady without the first {@link #WARM} of the events
 * @param cpu over the whole run, the start of the program included
 * @param first from the start to the first progress seen
 * @param whole from the start to the end
 */
record Drain(Stretch steady, Cost cpu, Duration first, Duration whole) {

    /** The share of the events in which the Java machine still compiles. */
    static final double WARM = 0.4;

    private static final String BETWEEN = ";";

    /** As one word, for another process. */
    String word() {
        return DoubleStream.of(
                        steady.perSecond(),
                        steady.cpu().program(),
                        steady.cpu().broker(),
                        cpu.program(),
                        cpu.broker(),
                        Report.seconds(first),
                        Report.seconds(whole))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(BETWEEN));
    }

    /** What {@link #word} says. */
    static Drain parse(String word) {
        double[] values = Arrays.stream(word.split(BETWEEN, -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Drain(
                new Stretch(values[0], new Cost(values[1], values[2])),
                new Cost(values[3], values[4]),
                duration(values[5]),
                duration(values[6]));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Prints the run. */
    Drain print(String what) {
        Report.line(
                "%-22s %,9.0f events/s steady  CPU an event %5.2f + %4.2f µs steady, %5.2f + %4.2f µs in all  %6.1f s",
                what,
                steady.perSecond(),
                steady.cpu().program(),
                steady.cpu().broker(),
                cpu.program(),
                cpu.broker(),
                Report.seconds(whole));
        return this;
    }
}
