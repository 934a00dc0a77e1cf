package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Dates against java.time. */
class Rfc3339Properties {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Provide
    Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    @Property(tries = 2_000)
    void shouldReadBackWhatIsWritten(@ForAll("instants") Instant instant) {
        assertEquals(instant, Rfc3339.parse(instant.toString()));
    }

    @Property(tries = 2_000)
    void shouldReadAnyOffset(
            @ForAll("instants") Instant instant,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes,
            @ForAll @IntRange(max = 9) int digits) {
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, digits, 9, true)
                .appendOffset("+HH:MM", "+00:00")
                .toFormatter(Locale.ROOT);

        Instant parsed = Rfc3339.parse(format.format(local));

        boolean fourDigits = local.getYear() >= 0 && local.getYear() <= 9999;
        assertEquals(fourDigits ? instant : null, parsed);
    }

    @Property(tries = 5_000)
    void shouldReadNothingThatJavaRefuses(@ForAll("nearDates") String text) {
        Instant parsed = Rfc3339.parse(text);

        assertTrue(parsed == null || parsed.equals(OffsetDateTime.parse(text).toInstant()), text);
    }

    /** Digits in the places of a date, most of them possible. */
    @Provide
    Arbitrary<String> nearDates() {
        return Combinators.combine(
                        Arbitraries.integers().between(1999, 2004),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32),
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.of("Z", "+08:00", "-17:59", ".5Z", ".123456789+01:00"))
                .as((y, mo, d, h, mi, s, end) ->
                        String.format("%04d-%02d-%02dT%02d:%02d:%02d%s", y, mo, d, h, mi, s, end))
                .withoutEdgeCases();
    }
}
