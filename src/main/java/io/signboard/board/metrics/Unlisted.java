package io.signboard.board.metrics;

import io.signboard.model.Member;
import io.signboard.model.Summary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many of a summary's projects are of a sector, investor or province that the definition does not list. */
final class Unlisted {

    private Unlisted() {}

    static long sectors(Summary summary) {
        return other(projects(summary.sectors()));
    }

    static long investors(Summary summary) {
        return other(projects(summary.investors()));
    }

    /**
     * Of the headline's projects and of the guests, where they are not among these.
     *
     * @param areGuestsApart whether the definition leaves them out of the headline
     */
    static long provinces(Summary summary, boolean areGuestsApart) {
        long headline = other(projects(summary.provinces()));
        Summary.Guests guests = summary.guests();
        return guests == null || !areGuestsApart
                ? headline
                : headline
                        + guests.provinces().stream()
                                .filter(province -> province.id().equals(Member.OTHER))
                                .mapToLong(Summary.Count::projects)
                                .sum();
    }

    private static Map<String, Long> projects(List<Summary.Part> parts) {
        return parts.stream().collect(Collectors.toMap(Summary.Part::id, Summary.Part::projects));
    }

    private static long other(Map<String, Long> projects) {
        return projects.getOrDefault(Member.OTHER, 0L);
    }
}
