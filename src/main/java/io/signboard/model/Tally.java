package io.signboard.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The running tally of one part of a ceremony's projects, with one definition.
 *
 * <p>A sum of contributions: a correction subtracts the old contribution and adds the new one, so the tally depends only
 * on what counts now, not on how that came about.
 */
public final class Tally {

    /** How many minutes are found at once; a power of two. Contracts come more or less minute by minute. */
    private static final int RECENT_MINUTES = 8;

    private final Definition definition;
    private final Figures figures;
    private final Function<String, Entry> entries;
    private final Ranking smallest = new Ranking(ProjectOrder.SMALLEST_FIRST, 1);
    private final Ranking largest = new Ranking(ProjectOrder.LARGEST_FIRST, Partial.LISTED);
    private final Ranking latest = new Ranking(ProjectOrder.LATEST_FIRST, Partial.LISTED);
    private final Map<Long, Minute> minutes = new HashMap<>();
    private List<Minute> changed = new ArrayList<>();
    private final @Nullable Minute[] recent = new Minute[RECENT_MINUTES]; // by the lowest bits of their numbers

    private static final class Minute {
        final long number;
        final ChannelTotals totals = new ChannelTotals();
        boolean isChanged;

        Minute(long number) {
            this.number = number;
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param definition what is tallied with
     * @param entries finds by its projectId the entry of a project that counts, as it was last added
     */
    public Tally(Definition definition, Function<String, Entry> entries) {
        this.definition = definition;
        this.entries = entries;
        this.figures = new Figures(definition);
    }

    /** The definition that this tally is made with. */
    public Definition definition() {
        return definition;
    }

    /** Adds what an entry contributes, which is nothing if it doesn't count. */
    public void add(Entry entry) {
        ProjectEvent event = entry.event();
        if (definition.counts(event)) {
            minute(event).add(entry.channel(), event.requireValue().minorUnits());
            figures.add(entry, definition);
            if (inHeadline(event)) {
                smallest.add(event);
                largest.add(event);
                latest.add(event);
            }
        }
    }

    /** Takes away what an entry contributed when it was added. */
    public void subtract(Entry entry) {
        ProjectEvent event = entry.event();
        if (definition.counts(event)) {
            minute(event).subtract(entry.channel(), event.requireValue().minorUnits());
            figures.subtract(entry, definition);
            if (inHeadline(event)) {
                smallest.remove(event);
                largest.remove(event);
                latest.remove(event);
            }
        }
    }

    private boolean inHeadline(ProjectEvent event) {
        return definition.guestsInHeadline() || !definition.isGuest(event.province());
    }

    /** The totals of the minute in which a contract was signed, which is marked as changed. */
    private ChannelTotals minute(ProjectEvent event) {
        long number = epochMinute(event.requireDateSigned());
        int slot = slot(number);
        Minute minute = recent[slot];
        if (minute == null || minute.number != number) {
            minute = minutes.computeIfAbsent(number, Minute::new);
            recent[slot] = minute;
        }
        if (!minute.isChanged) {
            minute.isChanged = true;
            changed.add(minute);
        }
        return minute.totals;
    }

    private static int slot(long minute) {
        return (int) minute & (RECENT_MINUTES - 1);
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
        return new Partial(figures.totals(), projects(smallest), projects(largest), projects(latest));
    }

    private List<Project> projects(Ranking ranking) {
        return ranking.top().stream()
                .map(projectId -> Project.of(entries.apply(projectId)))
                .toList();
    }

    /** The minutes that have a project, by epoch minute; copies. */
    public Map<Long, ChannelTotals> minutes() {
        Map<Long, ChannelTotals> copy = new HashMap<>();
        minutes.forEach((number, minute) -> copy.put(number, minute.totals.copy()));
        return copy;
    }

    /** The minutes changed since the last call, by epoch minute; copies, zero where a minute was emptied. */
    public Map<Long, ChannelTotals> takeChangedMinutes() {
        Map<Long, ChannelTotals> taken = new HashMap<>();
        for (Minute minute : changed) {
            taken.put(minute.number, minute.totals.copy());
            minute.isChanged = false;
            if (minute.totals.isZero()) {
                minutes.remove(minute.number);
                recent[slot(minute.number)] = null;
            }
        }
        changed = new ArrayList<>();
        return taken;
    }
}
