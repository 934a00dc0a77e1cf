package io.signboard.topology;

import io.signboard.model.ChannelTotals;
import io.signboard.model.Summary;
import io.signboard.model.Tally;
import io.signboard.model.Window;
import io.signboard.model.WindowSummary;
import io.signboard.model.Windowing;
import io.signboard.wire.MinuteState;
import io.signboard.wire.WindowJson;
import io.signboard.wire.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** One ceremony's minutes, the windows that are made of them, and which windows the wall clock has yet to close. */
final class WindowBook {

    private final String ceremonyId;
    private final TopologySettings settings;
    private final SummaryStores stores;
    private final Egress egress;
    private final Map<Long, MinuteState> pending = new HashMap<>(); // whether stored or not
    private final NavigableSet<Window> open = new TreeSet<>();
    private Windowing standing; // of what is published; an earlier run's until all windows have been looked at
    private final Map<String, WindowState> leftOut = new TreeMap<>(); // by key; to be taken back with the next summary

    WindowBook(String ceremonyId, TopologySettings settings, SummaryStores stores, Egress egress) {
        this.ceremonyId = ceremonyId;
        this.settings = settings;
        this.stores = stores;
        this.egress = egress;
        this.standing = settings.windowing();
        restorePending();
    }

    /** Takes up the changes that an earlier run has stored and not published. */
    private void restorePending() {
        forEachMinute((minute, state) -> {
            if (state.pending()) {
                pending.put(minute, state);
            }
        });
    }

    /**
     * Takes up what an earlier run has published.
     *
     * @param windowing which windows it had
     * @param closedUpTo when the last summary was published: all windows that were to be closed by then are
     */
    void restore(Windowing windowing, Instant closedUpTo) {
        standing = windowing;
        if (isReconsidering()) {
            reconsider();
        } else {
            restoreOpen(closedUpTo);
        }
    }

    /** Which windows are published; an earlier run's until all have been looked at. */
    Windowing standing() {
        return standing;
    }

    /** Whether an earlier run had other windows, and they have yet to be looked at: none is closed meanwhile. */
    boolean isReconsidering() {
        return !standing.equals(settings.windowing());
    }

    /** Takes up the windows that are not closed. */
    private void restoreOpen(Instant closedUpTo) {
        for (Duration size : settings.windowing().sizes()) {
            forEachWindow(size, WindowJson.key(ceremonyId, lastClosed(size, closedUpTo)), this::takeUpIfOpen);
        }
    }

    private void takeUpIfOpen(Window window, WindowState state) {
        if (!state.isFinal()) {
            open.add(window);
        }
    }

    private Window lastClosed(Duration size, Instant closedUpTo) {
        Instant start = closedUpTo.minus(settings.windowing().grace()).minus(size);
        return new Window(size, Tally.epochMinute(start));
    }

    /**
     * As {@link #restoreOpen} after a run with other windows, and takes every window for one that may have to be published:
     * those of a size that the earlier run left out are missing. Those of a size that is left out now are to be taken back,
     * since nobody would correct them.
     */
    private void reconsider() {
        for (Duration size : standing.sizes()) {
            if (!settings.windowing().sizes().contains(size)) {
                forEachWindow(size, (window, state) -> leftOut.put(WindowJson.key(ceremonyId, window), state));
            }
        }
        forEachMinute(pending::putIfAbsent);
        for (Duration size : settings.windowing().sizes()) {
            forEachWindow(size, (window, state) -> {
                takeUpIfOpen(window, state);
                pending.computeIfAbsent(window.startMinute(), this::minute);
            });
        }
    }

    /** Lets go of minutes that were taken up to be considered, once no window differs from what was published. */
    void considered() {
        pending.values().removeIf(state -> !state.pending());
        standing = settings.windowing();
    }

    private void forEachWindow(Duration size, BiConsumer<Window, WindowState> visitor) {
        forEachWindow(size, SummaryStores.first(SummaryStores.key(ceremonyId, size)), visitor);
    }

    private void forEachWindow(Duration size, String begin, BiConsumer<Window, WindowState> visitor) {
        String end = SummaryStores.last(SummaryStores.key(ceremonyId, size));
        try (KeyValueIterator<String, WindowState> entries = stores.windows().range(begin, end)) {
            while (entries.hasNext()) {
                KeyValue<String, WindowState> entry = entries.next();
                Instant start = Instant.parse(entry.key.substring(entry.key.lastIndexOf('|') + 1));
                visitor.accept(new Window(size, Tally.epochMinute(start)), entry.value);
            }
        }
    }

    /** What to do with a minute. */
    @FunctionalInterface
    private interface MinuteVisitor {
        void minute(long minute, MinuteState state);
    }

    private void forEachMinute(MinuteVisitor visitor) {
        Map<Long, MinuteState> minutes = new HashMap<>();
        try (KeyValueIterator<String, MinuteState> entries =
                stores.minutes().range(SummaryStores.first(ceremonyId), SummaryStores.last(ceremonyId))) {
            entries.forEachRemaining(
                    entry -> minutes.put(Long.valueOf(entry.key.substring(ceremonyId.length() + 1)), entry.value));
        }
        minutes.forEach(visitor::minute);
    }

    /**
     * Takes up one partition's minutes, and stores those that changed or that its part has remembered until now.
     *
     * @param told its totals by epoch minute
     * @param remembered the minutes that its part has remembered
     * @param snapshot whether it has nothing in any minute that isn't among {@code told}
     * @param redefined whether these are made with another definition than those before, and so perhaps of another
     *     currency: equal numbers may then mean something else
     */
    void take(int partition, Map<Long, ChannelTotals> told, Set<Long> remembered, boolean snapshot, boolean redefined) {
        Set<Long> changed = new HashSet<>(remembered);
        if (snapshot) {
            Map<Long, MinuteState> known = new HashMap<>(pending);
            forEachMinute(known::putIfAbsent);
            known.forEach((minute, state) -> {
                if (state.parts().containsKey(partition) && !told.containsKey(minute)) {
                    pending.put(minute, state.with(partition, new ChannelTotals()));
                    changed.add(minute);
                }
            });
        }
        changed.addAll(change(partition, told, redefined));
        for (long minute : changed) {
            @Nullable MinuteState state = pending.get(minute);
            if (state != null) {
                stores.minutes().put(SummaryStores.key(ceremonyId, minute), state);
            }
        }
    }

    /**
     * Takes up one partition's minutes and stores nothing: its part remembers them.
     *
     * @param told its totals by epoch minute
     * @param redefined as in {@link #take}
     * @return those that changed
     */
    Set<Long> change(int partition, Map<Long, ChannelTotals> told, boolean redefined) {
        Set<Long> changed = new HashSet<>();
        told.forEach((minute, totals) -> {
            MinuteState state = minute(minute);
            if (redefined || !totals.equals(state.parts().getOrDefault(partition, new ChannelTotals()))) {
                pending.put(minute, state.with(partition, totals));
                changed.add(minute);
            }
        });
        return changed;
    }

    private MinuteState minute(long minute) {
        @Nullable MinuteState state = pending.get(minute);
        if (state == null) {
            state = stores.minutes().get(SummaryStores.key(ceremonyId, minute));
        }
        return state == null ? MinuteState.EMPTY : state;
    }

    /** Whether a window is no longer as it was last published: minutes may have changed, and changed back. */
    boolean hasChanges(Currency currency) {
        return !leftOut.isEmpty() || !changes(currency).isEmpty();
    }

    /** Whether a window's end and grace have passed since it was last published, and it is what it was published as. */
    boolean hasClosing(long now) {
        return !open.isEmpty() && isPast(open.first(), now) && !isReconsidering();
    }

    private boolean isPast(Window window, long now) {
        return now
                >= TimeUnit.MINUTES.toMillis(window.endMinute())
                        + settings.windowing().grace().toMillis();
    }

    /**
     * Publishes windows together with a summary: those that are to be closed and, unless the summary only repeats the
     * last one, those that changed.
     */
    void publish(Summary summary, boolean changed, long now) {
        if (changed) {
            changes(summary.currency()).forEach(change -> publish(summary, change, now));
            pending.forEach(this::published);
            pending.clear();
            leftOut.forEach((key, state) -> takeBack(key, state, now));
            leftOut.clear();
            standing = settings.windowing();
        }
        while (hasClosing(now)) {
            Window window = open.first();
            String key = WindowJson.key(ceremonyId, window);
            @Nullable WindowState state = stores.windows().get(key);
            if (state == null) {
                throw new IllegalStateException(window + " of " + ceremonyId + " is open but was never published");
            }
            publish(summary, new Change(window, key, state, state.totals()), now);
        }
    }

    /**
     * A window to be published, since it changed or is to be closed.
     *
     * @param window the window
     * @param key its key in the store
     * @param before what was last published of it
     * @param totals its totals now
     */
    private record Change(Window window, String key, @Nullable WindowState before, ChannelTotals totals) {}

    /** The windows that pending minutes make differ from what was last published, in order. */
    private List<Change> changes(Currency currency) {
        NavigableSet<Window> touched = new TreeSet<>();
        for (long minute : pending.keySet()) {
            settings.windowing().sizes().forEach(size -> touched.addAll(Window.holding(minute, size)));
        }
        NavigableMap<Long, ChannelTotals> totals = totalsAround(touched);
        List<Change> changes = new ArrayList<>();
        for (Window window : touched) {
            ChannelTotals sum = window.sum(totals);
            String key = WindowJson.key(ceremonyId, window);
            @Nullable WindowState before = stores.windows().get(key);
            if (differs(before, sum, currency)) {
                changes.add(new Change(window, key, before, sum));
            }
        }
        return changes;
    }

    private static boolean differs(@Nullable WindowState before, ChannelTotals sum, Currency currency) {
        return before == null
                ? !sum.isZero()
                : !before.totals().equals(sum) || !before.currency().equals(currency.getCurrencyCode());
    }

    private void published(long minute, MinuteState state) {
        String key = SummaryStores.key(ceremonyId, minute);
        if (state.parts().isEmpty()) {
            stores.minutes().delete(key);
        } else {
            stores.minutes().put(key, state.published());
        }
    }

    /** The totals of every minute that lies in one of these windows. */
    private NavigableMap<Long, ChannelTotals> totalsAround(NavigableSet<Window> windows) {
        NavigableMap<Long, ChannelTotals> totals = new TreeMap<>();
        for (Window window : windows) {
            for (long minute = window.startMinute(); minute < window.endMinute(); minute++) {
                totals.computeIfAbsent(minute, m -> minute(m).sum());
            }
        }
        return totals;
    }

    /** Taken up again, the window goes on from here: as an empty one of its last revision. */
    private void takeBack(String key, WindowState state, long now) {
        stores.windows()
                .put(key, new WindowState(new ChannelTotals(), state.currency(), state.isFinal(), state.revision()));
        egress.noWindow(key, now);
    }

    private void publish(Summary summary, Change change, long now) {
        @Nullable WindowState before = change.before();
        Window window = change.window();
        boolean isFinal = (before != null && before.isFinal()) || isPast(window, now);
        long revision = before == null ? 1 : before.revision() + 1;
        Currency currency = summary.currency();
        stores.windows()
                .put(change.key(), new WindowState(change.totals(), currency.getCurrencyCode(), isFinal, revision));
        if (isFinal) {
            open.remove(window);
        } else {
            open.add(window);
        }
        egress.window(
                change.key(),
                WindowSummary.of(ceremonyId, window, change.totals(), currency, isFinal, revision, summary.sequence()),
                now);
    }
}
