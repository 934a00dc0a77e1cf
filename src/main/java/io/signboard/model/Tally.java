package io.signboard.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The running tally of one part of a ceremony's projects, with one definition.
 *
 * <p>A sum of contributions: a correction subtracts the old contribution and adds the new one, so the tally depends only
 * on what counts now, not on how that came about.
 */
public final class Tally {

    private final Definition definition;
    private final Figures figures;
    private final Ranking smallest = new Ranking(ProjectOrder.SMALLEST_FIRST);
    private final Ranking largest = new Ranking(ProjectOrder.LARGEST_FIRST);
    private final Ranking latest = new Ranking(ProjectOrder.LATEST_FIRST);
    private final Map<Long, ChannelTotals> minutes = new HashMap<>();
    private Set<Long> changedMinutes = new HashSet<>();
    private long lastMinute;
    private @Nullable ChannelTotals last; // of lastMinute, which is marked as changed; contracts come minute by minute

    /** Nothing counted yet. */
    public Tally(Definition definition) {
        this.definition = definition;
        this.figures = new Figures(definition);
    }

    /** The definition that this tally is made with. */
    public Definition definition() {
        return definition;
    }

    /** Adds what an entry contributes, which is nothing if it doesn't count. */
    public void add(Entry entry) {
        if (definition.counts(entry.event())) {
            Project project = Project.of(entry);
            minute(project).add(project.minorUnits());
            figures.add(project, definition);
            if (inHeadline(project)) {
                smallest.add(project);
                largest.add(project);
                latest.add(project);
            }
        }
    }

    /** Takes away what an entry contributed when it was added. */
    public void subtract(Entry entry) {
        if (definition.counts(entry.event())) {
            Project project = Project.of(entry);
            minute(project).subtract(project.minorUnits());
            figures.subtract(project, definition);
            if (inHeadline(project)) {
                smallest.remove(project);
                largest.remove(project);
                latest.remove(project);
            }
        }
    }

    private boolean inHeadline(Project project) {
        return definition.guestsInHeadline() || !definition.isGuest(project.province());
    }

    private Total minute(Project project) {
        long minute = epochMinute(project.dateSigned());
        ChannelTotals totals = last;
        if (totals == null || minute != lastMinute) {
            changedMinutes.add(minute);
            totals = minutes.computeIfAbsent(minute, m -> new ChannelTotals());
            last = totals;
            lastMinute = minute;
        }
        return totals.of(project.channel());
    }

    /** The minute that holds an instant, counted from the epoch. */
    public static long epochMinute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60L);
    }

    /** Whether the ranked projects are known: if not, only a new count of everything gives them. */
    public boolean isExact() {
        return smallest.isExact() && largest.isExact() && latest.isExact();
    }

    /** Whether a new count of everything is advisable, since the ranked projects may soon not be known. */
    public boolean isThin() {
        return smallest.isThin() || largest.isThin() || latest.isThin();
    }

    /**
     * The tally as it is now.
     *
     * @throws IllegalStateException if it is not exact
     */
    public Partial partial() {
        if (!isExact()) {
            throw new IllegalStateException("The ranked projects of " + definition.ceremonyId() + " are not known");
        }
        return new Partial(
                figures.totals().stream().map(Total::copy).toList(),
                smallest.top(1),
                largest.top(Ranking.SHOWN),
                latest.top(Ranking.SHOWN));
    }

    /** The minutes that have a project, by epoch minute; copies. */
    public Map<Long, ChannelTotals> minutes() {
        Map<Long, ChannelTotals> copy = new HashMap<>();
        minutes.forEach((minute, totals) -> copy.put(minute, totals.copy()));
        return copy;
    }

    /** The minutes changed since the last call, by epoch minute; copies, zero where a minute was emptied. */
    public Map<Long, ChannelTotals> takeChangedMinutes() {
        Map<Long, ChannelTotals> changed = new HashMap<>();
        for (Long minute : changedMinutes) {
            ChannelTotals totals = minutes.getOrDefault(minute, new ChannelTotals());
            changed.put(minute, totals.copy());
            if (totals.isZero()) {
                minutes.remove(minute);
            }
        }
        changedMinutes = new HashSet<>();
        last = null;
        return changed;
    }
}
