package io.signboard.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The tally of one part of a ceremony's projects at one moment; parts tallied with the same definition add up.
 *
 * @param totals the totals in the definition's layout, see {@link Figures}
 * @param smallest the project of the smallest value, or none
 * @param largest the ten largest projects, the largest first
 * @param latest the ten latest projects, the latest first
 */
public record Partial(List<Total> totals, List<Project> smallest, List<Project> largest, List<Project> latest) {

    /** How many projects the longer lists show. */
    static final int LISTED = 10;

    /** Copies the lists. */
    public Partial {
        totals = List.copyOf(totals);
        smallest = List.copyOf(smallest);
        largest = List.copyOf(largest);
        latest = List.copyOf(latest);
    }

    /**
     * The tally of all parts together.
     *
     * @throws IllegalArgumentException if a part was tallied with a definition of another layout
     */
    public static Partial merge(Definition definition, Collection<Partial> parts) {
        Figures figures = new Figures(definition);
        parts.forEach(part -> figures.add(new Figures(definition, part.totals)));
        return new Partial(
                figures.totals(),
                first(1, ProjectOrder.SMALLEST_FIRST, parts, Partial::smallest),
                first(LISTED, ProjectOrder.LARGEST_FIRST, parts, Partial::largest),
                first(LISTED, ProjectOrder.LATEST_FIRST, parts, Partial::latest));
    }

    private static List<Project> first(
            int count, Comparator<Project> order, Collection<Partial> parts, Function<Partial, List<Project>> list) {
        return parts.stream()
                .flatMap(part -> list.apply(part).stream())
                .sorted(order)
                .limit(count)
                .toList();
    }
}
