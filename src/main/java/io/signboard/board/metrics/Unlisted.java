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

    /** Of the headline's projects and of the guests, where they are not among these. */
    static long provinces(Summary summary) {
        Map<String, Long> headline = projects(summary.provinces());
        if (summary.guests() == null) {
            return other(headline);
        }
        Map<String, Long> guests = summary.guests().provinces().stream()
                .collect(Collectors.toMap(Summary.Count::id, Summary.Count::projects));
        return other(headline) + (standApart(guests, headline) ? other(guests) : 0);
    }

    /**
     * Whether the guests are not in the headline, which a summary says only by its numbers. They can't be if a province has
     * more of them than the headline, and must be if the headline has as many, since the host's projects are of no other
     * province. Only of a host that is not listed itself, with no guest of a listed province, the numbers may not tell: then
     * the guests are taken to stand apart, as they do unless a definition says otherwise.
     */
    private static boolean standApart(Map<String, Long> guests, Map<String, Long> headline) {
        boolean hostListed = headline.keySet().stream()
                .anyMatch(province -> !province.equals(Member.OTHER) && !guests.containsKey(province));
        for (Map.Entry<String, Long> province : guests.entrySet()) {
            boolean known = hostListed || !province.getKey().equals(Member.OTHER);
            if (known && province.getValue() > 0) {
                return headline.getOrDefault(province.getKey(), 0L) < province.getValue();
            }
        }
        return true;
    }

    private static Map<String, Long> projects(List<Summary.Part> parts) {
        return parts.stream().collect(Collectors.toMap(Summary.Part::id, Summary.Part::projects));
    }

    private static long other(Map<String, Long> projects) {
        return projects.getOrDefault(Member.OTHER, 0L);
    }
}
