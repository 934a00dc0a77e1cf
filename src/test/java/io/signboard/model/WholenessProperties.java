package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.Ceremonies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.function.Executable;

/** Every summary adds up by itself, whatever has been counted so far. */
class WholenessProperties {

    private static final String CEREMONY = Ceremonies.IDS.get(0);

    @Provide
    Arbitrary<Definition> definitions() {
        return Ceremonies.definitions(CEREMONY);
    }

    @Provide
    Arbitrary<List<Entry>> events() {
        return Ceremonies.entries(30).map(events -> events.stream()
                .filter(entry -> entry.event().ceremonyId().equals(CEREMONY))
                .toList());
    }

    @Property(tries = 200)
    void shouldAddUpAtEveryMoment(@ForAll("definitions") Definition definition, @ForAll("events") List<Entry> events) {
        LedgerFold fold = new LedgerFold(Map.of(CEREMONY, definition));
        List<Executable> checks = new ArrayList<>();

        events.forEach(entry -> {
            fold.arrive(entry);
            Summary summary = fold.summary(CEREMONY);
            checks.add(() -> assertWhole(summary));
        });

        assertAll(checks);
    }

    private static void assertWhole(Summary summary) {
        assertAll(
                () -> assertAddsUp(summary.headline(), summary.channels(), "channels"),
                () -> assertAddsUp(summary.headline(), summary.sectors(), "sectors"),
                () -> assertAddsUp(summary.headline(), summary.investors(), "investors"),
                () -> assertAddsUp(summary.headline(), summary.provinces(), "provinces"),
                () -> assertVenueIsTheHall(summary.venue(), summary.channels().subList(0, 2)));
    }

    private static void assertAddsUp(Summary.Headline headline, List<Summary.Part> parts, String what) {
        int percents = parts.stream().mapToInt(Summary.Part::percent).sum();
        assertAll(
                what,
                () -> assertEquals(
                        headline.projects(),
                        parts.stream().mapToLong(Summary.Part::projects).sum()),
                () -> assertAmount(headline.amount(), sum(parts, Summary.Part::amount)),
                () -> assertEquals(headline.projects() == 0 ? 0 : 100, percents),
                () -> assertTrue(parts.stream().allMatch(p -> p.share().scale() <= 4 && p.percent() >= 0)));
    }

    private static void assertVenueIsTheHall(Summary.Part venue, List<Summary.Part> hall) {
        assertAll(
                () -> assertEquals(
                        venue.projects(),
                        hall.stream().mapToLong(Summary.Part::projects).sum()),
                () -> assertAmount(venue.amount(), sum(hall, Summary.Part::amount)),
                () -> assertEquals(
                        venue.percent(),
                        hall.stream().mapToInt(Summary.Part::percent).sum()));
    }

    private static BigDecimal sum(List<Summary.Part> parts, Function<Summary.Part, BigDecimal> figure) {
        return parts.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertAmount(BigDecimal expected, BigDecimal actual) {
        assertEquals(0, expected.compareTo(actual), () -> expected + " is not " + actual);
    }
}
