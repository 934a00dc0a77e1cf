package io.signboard.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures one run by the wall clock and by the CPU clocks of the program and of the broker. For one thread. */
final class Stopwatch {

    private static final Duration BETWEEN_MARKS = Duration.ofMillis(20);

    private record Mark(long events, long nanos, long programNanos, long brokerNanos) {}

    private final List<ProcessUsage> programs;
    private final ProcessUsage broker;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * Starts at no event; what the programs have used before is their start's and counts.
     *
     * @param programs all processes of the program
     */
    Stopwatch(List<ProcessUsage> programs, ProcessUsage broker) {
        this.programs = List.copyOf(programs);
        this.broker = broker;
        marks.add(new Mark(0, System.nanoTime(), 0, broker.cpu().toNanos()));
    }

    /** So many events are done by now; looked at no more often than the clocks are worth. */
    void at(long events) {
        Mark last = last();
        if (events > last.events && System.nanoTime() - last.nanos > BETWEEN_MARKS.toNanos()) {
            mark(events);
        }
    }

    /** The run is over with so many events done, if that was not known before. */
    void stop(long events) {
        if (events > last().events || marks.size() == 1) {
            mark(events);
        }
    }

    private void mark(long events) {
        long program =
                programs.stream().mapToLong(usage -> usage.cpu().toNanos()).sum();
        marks.add(new Mark(events, System.nanoTime(), program, broker.cpu().toNanos()));
    }

    private Mark last() {
        return marks.get(marks.size() - 1);
    }

    /** From the start to the first events that were done. */
    Duration first() {
        return Duration.ofNanos(marks.get(1).nanos - marks.get(0).nanos);
    }

    /** From the start to the last mark. */
    Duration whole() {
        return Duration.ofNanos(last().nanos - marks.get(0).nanos);
    }

    /** The stretch from one number of events to another, as near as the marks are. */
    Stretch between(long from, long to) {
        Mark begin = reached(from);
        Mark end = reached(to);
        long events = Math.max(1, end.events - begin.events);
        return new Stretch(
                events / ((end.nanos - begin.nanos) / 1e9),
                new Cost(
                        (end.programNanos - begin.programNanos) / 1e3 / events,
                        (end.brokerNanos - begin.brokerNanos) / 1e3 / events));
    }

    private Mark reached(long events) {
        return marks.stream().filter(mark -> mark.events >= events).findFirst().orElseGet(this::last);
    }

    /** The run as a whole. */
    Drain drain() {
        long total = last().events;
        return new Drain(
                between((long) (Drain.WARM * total), total), between(0, total).cpu(), first(), whole());
    }
}
