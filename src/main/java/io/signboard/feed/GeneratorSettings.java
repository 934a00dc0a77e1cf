package io.signboard.feed;

import io.signboard.wire.CeremonyId;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Quoted;
import java.time.Duration;
import java.time.Instant;

/**
 * What feed to generate. Equal settings give equal feeds, byte for byte.
 *
 * @param ceremonyId the ceremony, {@code [A-Za-z0-9._-]{1,200}}
 * @param projects how many projects are signed, 1 to {@value #MAX_PROJECTS}; other lines come on top
 * @param seed what chance starts from
 * @param start when the first contract is signed; the feed must lie within the years 1 to 9998
 * @param duration from the first to the last signature, at least a millisecond
 * @param mix what the lines do
 * @param guests which share of the projects comes from another province than the host's, 0 to 1; without effect if the
 *     vocabulary has none
 * @param late which share of the lines arrives later than its turn, 0 to 1
 * @param lateBy how late at most; at random between 0 and this
 * @param vocabulary currency, minimum, sectors, investors, provinces
 */
public record GeneratorSettings(
        String ceremonyId,
        int projects,
        long seed,
        Instant start,
        Duration duration,
        LineMix mix,
        double guests,
        double late,
        Duration lateBy,
        Vocabulary vocabulary) {

    /** The most projects of one feed. */
    public static final int MAX_PROJECTS = 100_000_000;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9998-12-31T23:59:59Z");

    /**
     * Checks the bounds.
     *
     * @throws InvalidInputException with one sentence if one is broken
     */
    public GeneratorSettings {
        require(
                CeremonyId.isValid(ceremonyId),
                "The ceremonyId must have 1 to 200 letters, digits, '.', '_' and '-', not '"
                        + Quoted.shortened(ceremonyId) + "'.");
        require(
                projects >= 1 && projects <= MAX_PROJECTS,
                "The number of projects must lie within 1 and " + MAX_PROJECTS + ", but is " + projects + ".");
        require(guests >= 0 && guests <= 1, "The share of guests must lie within 0 and 1, but is " + guests + ".");
        require(late >= 0 && late <= 1, "The share of late lines must lie within 0 and 1, but is " + late + ".");
        require(duration.compareTo(Duration.ofMillis(1)) >= 0, "The duration must be at least a millisecond.");
        require(!lateBy.isNegative(), "How late lines may be must not be negative.");
        require(fits(start, duration, lateBy), "The feed must lie within the years 1 to 9998.");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new InvalidInputException(message);
        }
    }

    private static boolean fits(Instant start, Duration duration, Duration lateBy) {
        Duration room = Duration.between(start, LATEST);
        return !start.isBefore(EARLIEST)
                && duration.compareTo(room) <= 0
                && lateBy.compareTo(room.minus(duration)) <= 0;
    }

    /**
     * A feed of an hour in the standard mix, 5 % guests, nothing late.
     *
     * @throws InvalidInputException if a bound is broken
     */
    public static GeneratorSettings standard(
            String ceremonyId, int projects, long seed, Instant start, Vocabulary vocabulary) {
        return new GeneratorSettings(
                ceremonyId,
                projects,
                seed,
                start,
                Duration.ofHours(1),
                LineMix.STANDARD,
                0.05,
                0,
                Duration.ofMinutes(5),
                vocabulary);
    }

    /** The same feed in another mix. */
    public GeneratorSettings withMix(LineMix changed) {
        return new GeneratorSettings(
                ceremonyId, projects, seed, start, duration, changed, guests, late, lateBy, vocabulary);
    }

    /** The same feed with another share of guests. */
    public GeneratorSettings withGuests(double changed) {
        return new GeneratorSettings(
                ceremonyId, projects, seed, start, duration, mix, changed, late, lateBy, vocabulary);
    }

    /** The same feed in more or less disorder. */
    public GeneratorSettings withLate(double changed, Duration changedBy) {
        return new GeneratorSettings(
                ceremonyId, projects, seed, start, duration, mix, guests, changed, changedBy, vocabulary);
    }
}
