package io.signboard.board.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest summary of each ceremony, its definition in force and the newest revision of each of its windows. One thread writes, any number read.
 * What is read is each time the newest: two calls may see different states.
 */
public final class Ceremonies {

    private final ConcurrentSkipListMap<String, CommittedSummary> summaries = new ConcurrentSkipListMap<>();
    private final Map<String, Map<Duration, NavigableMap<Instant, CommittedWindow>>> windows =
            new ConcurrentHashMap<>();
    private final Map<String, CommittedDefinition> definitions = new ConcurrentHashMap<>();

    Ceremonies() {}

    /** The latest summary of every ceremony, by ceremonyId. */
    public List<CommittedSummary> all() {
        return List.copyOf(summaries.values());
    }

    /** A ceremony's latest summary; empty if there is no such ceremony. */
    public Optional<CommittedSummary> summary(String ceremonyId) {
        return Optional.ofNullable(summaries.get(ceremonyId));
    }

    /** The definition in force of a ceremony; empty if it is not defined. It may be newer than the latest summary's. */
    public Optional<CommittedDefinition> definition(String ceremonyId) {
        return Optional.ofNullable(definitions.get(ceremonyId));
    }

    /** The sizes of which a ceremony has windows, the smallest first. */
    public SortedSet<Duration> windowSizes(String ceremonyId) {
        return new TreeSet<>(windows.getOrDefault(ceremonyId, Map.of()).keySet());
    }

    /**
     * A ceremony's windows of one size, the oldest first.
     *
     * @param from the earliest start, inclusive; null for no bound
     * @param to the latest start, exclusive; null for no bound. Not before {@code from}
     */
    public List<CommittedWindow> windows(
            String ceremonyId, Duration size, @Nullable Instant from, @Nullable Instant to) {
        NavigableMap<Instant, CommittedWindow> found = byStart(ceremonyId, size);
        NavigableMap<Instant, CommittedWindow> lower = from == null ? found : found.tailMap(from, true);
        return List.copyOf((to == null ? lower : lower.headMap(to, false)).values());
    }

    /** A ceremony's latest window of one size among those that have begun by {@code now}; empty if there is none. */
    public Optional<CommittedWindow> latestWindow(String ceremonyId, Duration size, Instant now) {
        return Optional.ofNullable(byStart(ceremonyId, size).floorEntry(now)).map(Map.Entry::getValue);
    }

    private NavigableMap<Instant, CommittedWindow> byStart(String ceremonyId, Duration size) {
        return windows.getOrDefault(ceremonyId, Map.of()).getOrDefault(size, Collections.emptyNavigableMap());
    }

    void put(CommittedSummary summary) {
        summaries.put(summary.ceremonyId(), summary);
    }

    void remove(String ceremonyId) {
        summaries.remove(ceremonyId);
    }

    void put(CommittedDefinition definition) {
        definitions.put(definition.ceremonyId(), definition);
    }

    void put(WindowKey key, CommittedWindow window) {
        windows.computeIfAbsent(key.ceremonyId(), id -> new ConcurrentHashMap<>())
                .computeIfAbsent(key.size(), size -> new ConcurrentSkipListMap<>())
                .put(key.start(), window);
    }

    void remove(WindowKey key) {
        Map<Duration, NavigableMap<Instant, CommittedWindow>> bySize = windows.getOrDefault(key.ceremonyId(), Map.of());
        NavigableMap<Instant, CommittedWindow> byStart = bySize.get(key.size());
        if (byStart != null) {
            byStart.remove(key.start());
            if (byStart.isEmpty()) {
                bySize.remove(key.size());
            }
            if (bySize.isEmpty()) {
                windows.remove(key.ceremonyId());
            }
        }
    }
}
