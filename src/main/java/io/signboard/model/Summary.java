package io.signboard.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A ceremony's figures at one moment. Every summary is whole: the channels, the sectors, the investors and the provinces
 * each sum to the headline. Amounts are in major units of {@code currency}, exact unless said otherwise.
 *
 * @param ceremonyId the ceremony
 * @param name its name by language tag
 * @param status what the figures are worth
 * @param currency the currency of all amounts
 * @param sequence counts a ceremony's summaries from 1, without gaps
 * @param definitionVersion the version of the definition that everything here is tallied with
 * @param publishedAt when it was composed
 * @param lastSignedAt the latest date among the headline's projects; null if there are none
 * @param headline the headline
 * @param venue offline and online together
 * @param channels all three channels
 * @param sectors the defined sectors, then {@link Member#OTHER} if it has a project
 * @param investors the same for the investor groups
 * @param provinces the same for the provinces
 * @param tiers the size classes as defined
 * @param guests the guests, if there is a host
 * @param change the change on the earlier ceremony, if there is one
 * @param largestProjects the ten largest projects of the headline
 * @param latestProjects the ten latest projects of the headline
 * @param inputs by channel and partition: the exclusive bound of the offsets that this is the fold of
 */
public record Summary(
        String ceremonyId,
        Map<String, String> name,
        Status status,
        Currency currency,
        long sequence,
        long definitionVersion,
        Instant publishedAt,
        @Nullable Instant lastSignedAt,
        Headline headline,
        Part venue,
        List<Part> channels,
        List<Part> sectors,
        List<Part> investors,
        List<Part> provinces,
        List<TierCount> tiers,
        @Nullable Guests guests,
        @Nullable Change change,
        List<Project> largestProjects,
        List<Project> latestProjects,
        Map<Channel, SortedMap<Integer, Long>> inputs) {

    /** Copies the collections. */
    public Summary {
        name = Collections.unmodifiableMap(new LinkedHashMap<>(name));
        channels = List.copyOf(channels);
        sectors = List.copyOf(sectors);
        investors = List.copyOf(investors);
        provinces = List.copyOf(provinces);
        tiers = List.copyOf(tiers);
        largestProjects = List.copyOf(largestProjects);
        latestProjects = List.copyOf(latestProjects);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** The same figures at another place of the sequence. */
    public Summary placed(long otherSequence, Instant otherTime, Map<Channel, SortedMap<Integer, Long>> otherInputs) {
        return new Summary(
                ceremonyId,
                name,
                status,
                currency,
                otherSequence,
                definitionVersion,
                otherTime,
                lastSignedAt,
                headline,
                venue,
                channels,
                sectors,
                investors,
                provinces,
                tiers,
                guests,
                change,
                largestProjects,
                latestProjects,
                otherInputs);
    }

    /**
     * The headline.
     *
     * @param projects how many projects
     * @param amount what they are worth
     * @param average the amount by project, half up to the currency's digits; 0 without projects
     * @param smallest the smallest value; null without projects
     * @param largest the largest value; null without projects
     * @param converted the amount in other currencies, half up to their digits; null if the definition has no rates
     */
    public record Headline(
            long projects,
            BigDecimal amount,
            BigDecimal average,
            @Nullable BigDecimal smallest,
            @Nullable BigDecimal largest,
            @Nullable Map<Currency, BigDecimal> converted) {

        /** Copies the conversions. */
        public Headline {
            converted = converted == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(converted));
        }
    }

    /**
     * One member of a breakdown, or the venue.
     *
     * @param id the member; {@code "venue"} for the venue
     * @param projects how many projects
     * @param amount what they are worth
     * @param share the fraction of the headline's amount, 4 digits, half up
     * @param percent whole percents; a breakdown's sum to 100, or all are 0
     */
    public record Part(String id, long projects, BigDecimal amount, BigDecimal share, int percent) {}

    /**
     * One size class.
     *
     * @param id the tier
     * @param above the exclusive lower bound of a project's value
     * @param projects how many projects are above it
     * @param amount what they are worth
     * @param change projects more than in the earlier ceremony; null if that is not known
     */
    public record TierCount(String id, BigDecimal above, long projects, BigDecimal amount, @Nullable Long change) {}

    /**
     * The projects of other provinces than the host's.
     *
     * @param projects how many projects
     * @param amount what they are worth
     * @param provinces the defined provinces but the host's, then {@link Member#OTHER} if it has a guest
     */
    public record Guests(long projects, BigDecimal amount, List<Count> provinces) {

        /** Copies the provinces. */
        public Guests {
            provinces = List.copyOf(provinces);
        }
    }

    /**
     * A number of projects and what they are worth.
     *
     * @param id whose
     * @param projects how many projects
     * @param amount what they are worth
     */
    public record Count(String id, long projects, BigDecimal amount) {}

    /**
     * The change on an earlier ceremony.
     *
     * @param projects projects more, negative if fewer; null if the earlier number is not known
     * @param amount amount more; null if the earlier amount is not known
     */
    public record Change(@Nullable Long projects, @Nullable BigDecimal amount) {}
}
