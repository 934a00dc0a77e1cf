package io.signboard.feed;

import io.signboard.model.Definition;
import io.signboard.model.Dimension;
import io.signboard.model.Member;
import io.signboard.model.Money;
import io.signboard.wire.InvalidInputException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What generated events speak of.
 *
 * @param currency the currency of the amounts, one with ISO 4217 minor digits
 * @param minimum the smallest amount that counts, in minor units; 0 if there is none
 * @param sectors the sectors' ids; if empty, no event names one
 * @param investors the investor groups' ids; if empty, no event names one
 * @param provinces the provinces' ids; if empty, no event names one
 * @param host the host's province, or null
 */
public record Vocabulary(
        Currency currency,
        long minimum,
        List<String> sectors,
        List<String> investors,
        List<String> provinces,
        @Nullable String host) {

    private static final BigDecimal GENERIC_MINIMUM = new BigDecimal("1000000");

    /**
     * Checks the bounds and copies the lists.
     *
     * @throws InvalidInputException with one sentence if a bound is broken
     */
    public Vocabulary {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0 || digits > Money.MAX_DIGITS) {
            throw new InvalidInputException(currency + " has no minor digits and can't be the currency of a feed.");
        }
        if (minimum < 0 || minimum > Money.maxMinorUnits(currency)) {
            throw new InvalidInputException("The minimum must lie within 0 and 10^14.");
        }
        if (Stream.of(sectors, investors, provinces).anyMatch(ids -> ids.contains(""))) {
            throw new InvalidInputException("The id of a sector, an investor group or a province must not be empty.");
        }
        sectors = List.copyOf(sectors);
        investors = List.copyOf(investors);
        provinces = List.copyOf(provinces);
    }

    /** Made-up sectors, groups and provinces, with a host and a minimum of one million. */
    public static Vocabulary generic(Currency currency) {
        return new Vocabulary(
                currency,
                Money.minorUnits(GENERIC_MINIMUM, currency).longValueExact(),
                List.of("manufacturing", "energy", "logistics", "health", "finance", "education"),
                List.of("state", "private", "foreign", "joint-venture"),
                List.of("central", "north", "east", "south", "west"),
                "central");
    }

    /** What a definition lists, so that its breakdowns fill. */
    public static Vocabulary of(Definition definition) {
        return new Vocabulary(
                definition.currency(),
                definition.minimum(),
                ids(definition.sectors()),
                ids(definition.investors()),
                ids(definition.provinces()),
                definition.host());
    }

    private static List<String> ids(Dimension dimension) {
        return dimension.members().stream().map(Member::id).toList();
    }

    /** The provinces whose projects are guests; none without a host. */
    List<String> guests() {
        return host == null
                ? List.of()
                : provinces.stream().filter(id -> !id.equals(host)).toList();
    }
}
