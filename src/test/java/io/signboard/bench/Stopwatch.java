package io.signboard.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures one run by the wall clock and the process's CPU clock. */
final class Stopwatch {

    private record Mark(long events, long nanos) {}

    private final long total;
    private final long startNanos = System.nanoTime();
    private final long startCpu = cpuNanos();
    private final List<Mark> marks = new ArrayList<>();

    private Stopwatch(long total) {
        this.total = total;
    }

    /** Starts; {@code total} events are to be done. */
    static Stopwatch start(long total) {
        return new Stopwatch(total);
    }

    /** So many events are done by now. */
    void at(long events) {
        if (events > 0) {
            marks.add(new Mark(events, System.nanoTime()));
        }
    }

    /** Ends; {@code warm} is the fraction of the events that steady leaves out. */
    Drain stop(double warm) {
        long end = System.nanoTime();
        double cpu = (cpuNanos() - startCpu) / 1000.0 / total;
        Mark from = marks.stream()
                .filter(mark -> mark.events >= warm * total)
                .findFirst()
                .orElseThrow();
        Mark last = marks.get(marks.size() - 1);
        double steady = (last.events - from.events) / ((last.nanos - from.nanos) / 1e9);
        return new Drain(
                steady, cpu, Duration.ofNanos(marks.get(0).nanos - startNanos), Duration.ofNanos(end - startNanos));
    }

    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
