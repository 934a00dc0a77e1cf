package io.signboard.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one ceremony are tallied and shown.
 *
 * @param ceremonyId the ceremony, {@code [A-Za-z0-9._-]{1,200}}
 * @param version at least 1; a higher version takes a lower one's place
 * @param status what the figures are worth
 * @param name the ceremony's name by language tag
 * @param opensAt when it opens; shown, never a filter
 * @param closesAt when it closes; shown, never a filter
 * @param timeZone the hall's time zone
 * @param currency the one currency that counts
 * @param exchangeRates by currency: the price of one unit of it in {@code currency}, above 0
 * @param minimum the smallest value that counts, inclusive, in minor units; 0 if there is none
 * @param tiers the size classes
 * @param sectors the sectors
 * @param investors the investor groups
 * @param provinces the provinces
 * @param host the host's province; projects of any other are guests
 * @param guestsInHeadline whether guests enter every other figure too
 * @param previous an earlier ceremony to compare with
 */
public record Definition(
        String ceremonyId,
        long version,
        Status status,
        Map<String, String> name,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable ZoneId timeZone,
        Currency currency,
        Map<Currency, BigDecimal> exchangeRates,
        long minimum,
        List<Tier> tiers,
        Dimension sectors,
        Dimension investors,
        Dimension provinces,
        @Nullable String host,
        boolean guestsInHeadline,
        @Nullable Previous previous) {

    /** Checks the bounds and copies the collections, which keep their order. */
    public Definition {
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1, not " + version);
        }
        if (minimum < 0) {
            throw new IllegalArgumentException("minimum must not be negative, but is " + minimum);
        }
        name = Collections.unmodifiableMap(new LinkedHashMap<>(name));
        exchangeRates = Collections.unmodifiableMap(new LinkedHashMap<>(exchangeRates));
        tiers = List.copyOf(tiers);
        host = host == null ? null : host.intern(); // one organiser's ceremonies mostly have the same
    }

    /** Why this definition refuses an event that is valid and would count, or null if it admits it. */
    public @Nullable Reason verdict(ProjectEvent event) {
        if (event.type() == EventType.WITHDRAWN) {
            return null;
        }
        Money value = event.requireValue();
        if (!value.currency().equals(currency)) {
            return Reason.CURRENCY_MISMATCH;
        }
        return value.minorUnits() < minimum ? Reason.BELOW_MINIMUM : null;
    }

    /** Whether an event counts: it is not withdrawn and this definition admits it. */
    public boolean counts(ProjectEvent event) {
        return event.type() != EventType.WITHDRAWN && verdict(event) == null;
    }

    /** Whether a project of this province is a guest: there is a host, and the project names another province. */
    public boolean isGuest(@Nullable String province) {
        return host != null && province != null && !province.equals(host);
    }
}
