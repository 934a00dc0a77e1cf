package io.signboard.bench;

import io.signboard.model.Summary;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Follows processors through a backlog by what they publish. For one thread. */
final class Draining {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Backlog backlog;
    private final GroupProgress progress;
    private final Stopwatch watch;
    private final Rhythm rhythm = new Rhythm();
    private final Map<String, Summary> newest = new HashMap<>();
    private final Bounds bounds = new Bounds();
    private long movedNanos = System.nanoTime();
    private long toldNanos = movedNanos;
    private long lookedNanos = movedNanos;

    /**
     * Begins at no event.
     *
     * @param watch is told how many events are counted
     */
    Draining(Backlog backlog, Stopwatch watch) {
        this.backlog = backlog;
        this.progress = new GroupProgress(backlog.cluster());
        this.watch = watch;
    }

    /**
     * Returns when the newest summaries show what is expected and nothing is left to deal with, or when time is over.
     *
     * @throws IllegalStateException if nothing moves for two minutes
     */
    void follow(CommittedSummaries summaries, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isOver() && System.nanoTime() - deadline < 0) {
            if (!rhythm.hasEvents() && progress.total() > 0) {
                rhythm.events();
            }
            long before = bounds.total();
            summaries.poll(POLL).forEach(this::see);
            if (bounds.total() > before) {
                moved();
            }
            requireProgress();
            look();
            tell();
        }
        watch.stop(counted());
    }

    private void see(CommittedSummaries.Arrival arrival) {
        newest.put(arrival.summary().ceremonyId(), arrival.summary());
        bounds.add(arrival.summary());
        if (bounds.total() > 0) {
            rhythm.summary(arrival.nanos());
        }
    }

    private void moved() {
        movedNanos = System.nanoTime();
        watch.at(counted());
    }

    /**
     * Summaries of many ceremonies come all at once every few seconds, so what is dealt with meanwhile is told by what the
     * group has committed. The end is when all is published.
     */
    private void look() {
        if (newest.size() > 1 && System.nanoTime() - lookedNanos > BETWEEN_LOOKS.toNanos()) {
            watch.at(Math.min(progress.total(), backlog.events() - 1));
            lookedNanos = System.nanoTime();
        }
    }

    /** How many events are counted; those at the end that change nothing are in no summary's inputs. */
    private long counted() {
        return isExpected() ? backlog.events() : bounds.total();
    }

    private boolean isOver() {
        return isExpected() && progress.isLevel();
    }

    private boolean isExpected() {
        return figures().isSameAs(backlog.expected());
    }

    private Figures figures() {
        return newest.values().stream().map(Figures::of).reduce(Figures.NONE, Figures::plus);
    }

    private void requireProgress() {
        if (System.nanoTime() - movedNanos > PATIENCE.toNanos()) {
            throw new IllegalStateException("nothing has moved for " + PATIENCE.toSeconds() + " s after "
                    + bounds.total() + " of " + backlog.events() + " events; counted is " + figures() + " instead of "
                    + backlog.expected());
        }
    }

    private void tell() {
        if (System.nanoTime() - toldNanos > BETWEEN_LINES.toNanos()) {
            Report.progress("tallied %,d of %,d events", bounds.total(), backlog.events());
            toldNanos = System.nanoTime();
        }
    }

    /** How many events were not counted in the end. */
    long left() {
        return backlog.events() - counted();
    }

    /** When the summaries came. */
    Rhythm rhythm() {
        return rhythm;
    }
}
