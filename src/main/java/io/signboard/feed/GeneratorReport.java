package io.signboard.feed;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a generated feed holds.
 *
 * @param lines how many lines
 * @param kinds how many of each kind; kinds without a line may be absent
 */
public record GeneratorReport(long lines, Map<LineKind, Long> kinds) {

    /** Copies the counts. */
    public GeneratorReport {
        Map<LineKind, Long> copy = new EnumMap<>(LineKind.class);
        copy.putAll(kinds);
        kinds = Collections.unmodifiableMap(copy);
    }

    /** How many lines are of this kind. */
    public long of(LineKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }
}
