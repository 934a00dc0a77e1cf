package io.signboard.bench;

import io.signboard.model.Summary;
import io.signboard.support.ChildProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Events that lie on the topics, and what must be counted in the end.
 *
 * @param cluster where they lie
 * @param events how many
 * @param expected what a run must show in the end, all ceremonies together
 */
record Backlog(Cluster cluster, long events, Figures expected) {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    /**
     * Lets new processors tally it from nothing, until the last committed summaries show what is expected and nothing is
     * left to deal with.
     *
     * @param processors how many
     * @throws IllegalStateException if nothing has moved for two minutes before that
     */
    ProductRun drain(int processors) {
        try (Programs programs = new Programs(cluster);
                CommittedSummaries summaries = new CommittedSummaries(cluster)) {
            List<ChildProgram> started = new ArrayList<>();
            for (int i = 0; i < processors; i++) {
                started.add(programs.startProcessor(i));
            }
            List<ProcessUsage> usages = started.stream().map(Programs::usage).toList();
            Stopwatch watch = new Stopwatch(usages, cluster.usage());
            Rhythm rhythm = new Rhythm();
            follow(summaries, watch, rhythm);
            return new ProductRun(
                    watch,
                    rhythm.first(),
                    rhythm.longestGap(),
                    usages.stream().map(ProcessUsage::cpu).toList(),
                    peakMemory(usages));
        }
    }

    private static OptionalLong peakMemory(List<ProcessUsage> usages) {
        return usages.stream()
                .map(ProcessUsage::peakMemory)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }

    private void follow(CommittedSummaries summaries, Stopwatch watch, Rhythm rhythm) {
        GroupProgress progress = new GroupProgress(cluster);
        Map<String, Summary> newest = new HashMap<>();
        Bounds bounds = new Bounds();
        long moved = System.nanoTime();
        long told = moved;
        while (true) {
            if (!rhythm.hasEvents() && progress.total() > 0) {
                rhythm.events();
            }
            long before = bounds.total();
            for (CommittedSummaries.Arrival arrival : summaries.poll(POLL)) {
                newest.put(arrival.summary().ceremonyId(), arrival.summary());
                bounds.add(arrival.summary());
                if (bounds.total() > 0) {
                    rhythm.summary(arrival.nanos());
                }
            }
            if (bounds.total() > before) {
                moved = System.nanoTime();
                if (isExpected(newest.values())) {
                    watch.stop(events);
                } else {
                    watch.at(bounds.total());
                }
            }
            if (isExpected(newest.values()) && progress.isLevel()) {
                return;
            }
            requireProgress(moved, bounds, newest);
            told = tell(told, bounds);
        }
    }

    private boolean isExpected(Iterable<Summary> newest) {
        Figures sum = Figures.NONE;
        for (Summary summary : newest) {
            sum = sum.plus(Figures.of(summary));
        }
        return sum.isSameAs(expected);
    }

    private void requireProgress(long moved, Bounds bounds, Map<String, Summary> newest) {
        if (System.nanoTime() - moved > PATIENCE.toNanos()) {
            Figures sum = newest.values().stream().map(Figures::of).reduce(Figures.NONE, Figures::plus);
            throw new IllegalStateException("nothing has moved for " + PATIENCE.toSeconds() + " s after "
                    + bounds.total() + " of " + events + " events; counted is " + sum + " instead of " + expected);
        }
    }

    private long tell(long told, Bounds bounds) {
        if (System.nanoTime() - told < BETWEEN_LINES.toNanos()) {
            return told;
        }
        Report.progress("tallied %,d of %,d events", bounds.total(), events);
        return System.nanoTime();
    }
}
