package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.Ceremonies;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.function.Executable;

/** Windows are sums of minutes, and the tumbling ones sum to all that is counted. */
class WindowProperties {

    private static final String CEREMONY = Ceremonies.IDS.get(0);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What one ledger's fold of the events gives, beside the naive count. */
    record Counted(Definition definition, NaiveCeremony naive, Summary summary, TreeMap<Long, ChannelTotals> minutes) {

        WindowSummary window(Window window) {
            return WindowSummary.of(
                    CEREMONY, window, window.sum(minutes), definition.currency(), false, 1, summary.sequence());
        }
    }

    @Provide
    Arbitrary<Counted> ceremonies() {
        return Combinators.combine(Ceremonies.definitions(CEREMONY), Ceremonies.entries(30))
                .as((definition, events) -> {
                    List<Entry> own = events.stream()
                            .filter(e -> e.event().ceremonyId().equals(CEREMONY))
                            .toList();
                    LedgerFold fold = new LedgerFold(Map.of(CEREMONY, definition));
                    own.forEach(fold::arrive);
                    return new Counted(
                            definition,
                            new NaiveCeremony(definition, own),
                            fold.summary(CEREMONY),
                            new TreeMap<>(fold.tally(CEREMONY).minutes()));
                });
    }

    @Property(tries = 300)
    void shouldSumTumblingWindowsToHeadlineAndGuestsApart(@ForAll("ceremonies") Counted counted) {
        boolean apart = !counted.definition().guestsInHeadline();
        Summary.Guests none = new Summary.Guests(0, BigDecimal.ZERO, List.of());
        Summary.Guests guests =
                apart ? Objects.requireNonNullElse(counted.summary().guests(), none) : none;

        List<WindowSummary> windows = counted.minutes().keySet().stream()
                .map(minute -> counted.window(new Window(MINUTE, minute)))
                .toList();

        Summary.Headline headline = counted.summary().headline();
        assertEquals(
                headline.projects() + guests.projects(),
                windows.stream().mapToLong(WindowSummary::projects).sum());
        assertEquals(0, headline.amount().add(guests.amount()).compareTo(sum(windows, WindowSummary::amount)));
    }

    @Property(tries = 200)
    void shouldSumAHoppingWindowFromItsMinutes(
            @ForAll("ceremonies") Counted counted, @ForAll @IntRange(min = 1, max = 7) int size) {
        Set<Window> windows = counted.minutes().keySet().stream()
                .flatMap(minute -> Window.holding(minute, Duration.ofMinutes(size)).stream())
                .collect(Collectors.toSet());

        assertAll(windows.stream().map(window -> (Executable) () -> {
            WindowSummary whole = counted.window(window);
            List<WindowSummary> minutes = LongStream.range(window.startMinute(), window.startMinute() + size)
                    .mapToObj(minute -> counted.window(new Window(MINUTE, minute)))
                    .toList();
            assertEquals(counted.naive().countedWithin(window.start(), window.size()), whole.projects());
            assertEquals(0, sum(minutes, WindowSummary::amount).compareTo(whole.amount()));
        }));
    }

    @Property(tries = 200)
    void shouldSumEachWindowToItsChannels(@ForAll("ceremonies") Counted counted) {
        List<WindowSummary> windows = counted.minutes().keySet().stream()
                .flatMap(minute -> Window.holding(minute, Duration.ofMinutes(5)).stream())
                .map(counted::window)
                .toList();

        assertAll(windows.stream().map(window -> (Executable) () -> {
            assertEquals(
                    List.of("offline", "online", "off-site"),
                    window.channels().stream().map(Summary.Count::id).toList());
            assertEquals(
                    window.projects(),
                    window.channels().stream()
                            .mapToLong(Summary.Count::projects)
                            .sum());
            assertEquals(0, window.amount().compareTo(sum(window.channels(), Summary.Count::amount)));
        }));
    }

    @Property(tries = 500)
    void shouldHoldAnInstantInWindowsOfEveryStart(
            @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis,
            @ForAll @IntRange(min = 1, max = 90) int size) {
        Instant signed = Instant.ofEpochMilli(millis);

        List<Window> windows = Window.holding(Tally.epochMinute(signed), Duration.ofMinutes(size));

        assertEquals(size, Set.copyOf(windows).size());
        assertEquals(windows.stream().sorted().toList(), windows);
        assertTrue(windows.stream().allMatch(w -> holds(w, signed)));
        assertFalse(holds(new Window(Duration.ofMinutes(size), windows.get(0).startMinute() - 1), signed));
        assertFalse(
                holds(new Window(Duration.ofMinutes(size), windows.get(size - 1).startMinute() + 1), signed));
    }

    @Property(tries = 200)
    void shouldOrderWindowsByTheirEnd(
            @ForAll @LongRange(min = -1_000, max = 1_000) long a,
            @ForAll @LongRange(min = -1_000, max = 1_000) long b,
            @ForAll @IntRange(min = 1, max = 9) int x,
            @ForAll @IntRange(min = 1, max = 9) int y) {
        Window first = new Window(Duration.ofMinutes(x), a);
        Window second = new Window(Duration.ofMinutes(y), b);

        int order = first.compareTo(second);

        int expected = first.end().equals(second.end())
                ? first.size().compareTo(second.size())
                : first.end().compareTo(second.end());
        assertEquals(Integer.signum(expected), Integer.signum(order));
        assertEquals(first.equals(second), order == 0);
    }

    private static boolean holds(Window window, Instant instant) {
        return !instant.isBefore(window.start()) && instant.isBefore(window.end());
    }

    private static <T> BigDecimal sum(List<T> of, Function<T, BigDecimal> amount) {
        return of.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
