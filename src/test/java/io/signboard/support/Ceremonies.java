package io.signboard.support;

import io.signboard.model.Channel;
import io.signboard.model.Definition;
import io.signboard.model.Dimension;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Member;
import io.signboard.model.Money;
import io.signboard.model.Previous;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Status;
import io.signboard.model.Tier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary definitions and events, from pools so small that projects, revisions, eventIds and contents collide. */
public final class Ceremonies {

    /** Two ceremonies, one's id the beginning of the other's. */
    public static final List<String> IDS = List.of("sce", "sce-2021");

    /** The currencies with 2, 0, 3 and 4 minor digits. */
    public static final List<Currency> CURRENCIES =
            Stream.of("CNY", "JPY", "KWD", "CLF").map(Currency::getInstance).toList();

    private static final List<String> PROJECTS = List.of("p", "p1", "p10", "p2", "Ｐ", "項目", "\uD83D\uDE80", "\uFFFD");
    private static final List<String> EVENT_IDS = List.of("e1", "e10", "e2", "É", "\uFF5E", "\uD83D\uDE00");
    private static final List<String> MEMBERS = List.of("alpha", "beta", "gamma", "delta", Member.OTHER);
    private static final Instant NINE = Instant.parse("2021-08-23T01:00:00Z");

    private Ceremonies() {}

    /** Events of both ceremonies; some of them are told from another one by a single field. */
    public static Arbitrary<List<Entry>> entries(int most) {
        Arbitrary<Entry> entries =
                Combinators.combine(events(), channels()).as((event, channel) -> new Entry(channel, 0, event));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 999);
        return Combinators.combine(
                        entries.list().ofMaxSize(most * 2 / 3),
                        Combinators.combine(numbers, numbers, entries)
                                .as(Sibling::new)
                                .list()
                                .ofMaxSize(most / 3))
                .as((own, siblings) -> {
                    List<Entry> all = new ArrayList<>(own);
                    siblings.forEach(sibling -> all.add(all.isEmpty() ? sibling.other : sibling.of(all)));
                    return List.copyOf(all);
                })
                .withoutEdgeCases();
    }

    /** An earlier entry again, but for one field, which another entry gives. */
    private record Sibling(int which, int field, Entry other) {

        Entry of(List<Entry> entries) {
            Entry entry = entries.get(which % entries.size());
            ProjectEvent a = entry.event();
            ProjectEvent b = other.event();
            boolean states = a.type() != EventType.WITHDRAWN && b.type() != EventType.WITHDRAWN;
            int changed = field % (states ? 11 : 2);
            ProjectEvent event = new ProjectEvent(
                    changed == 10 ? b.type() : a.type(),
                    changed == 0 ? b.eventId() : a.eventId(),
                    a.ceremonyId(),
                    a.projectId(),
                    changed == 9 ? b.revision() : a.revision(),
                    changed == 2 ? b.title() : a.title(),
                    changed == 3 ? b.value() : a.value(),
                    changed == 4 ? b.sector() : a.sector(),
                    changed == 5 ? b.investorName() : a.investorName(),
                    changed == 6 ? b.investorType() : a.investorType(),
                    changed == 7 ? b.province() : a.province(),
                    changed == 8 ? b.dateSigned() : a.dateSigned(),
                    a.reason());
            return new Entry(changed == 1 ? other.channel() : entry.channel(), 0, event);
        }
    }

    /** Any of the three. */
    public static Arbitrary<Channel> channels() {
        return Arbitraries.of(Channel.class);
    }

    /** Valid events of all types. */
    public static Arbitrary<ProjectEvent> events() {
        Arbitrary<EventType> types = Arbitraries.frequency(
                Tuple.of(5, EventType.SIGNED), Tuple.of(4, EventType.AMENDED), Tuple.of(2, EventType.WITHDRAWN));
        return Combinators.combine(
                        types,
                        Arbitraries.of(EVENT_IDS),
                        Arbitraries.of(IDS),
                        Arbitraries.of(PROJECTS),
                        Arbitraries.of(1L, 1L, 2L, 2L, 3L, Long.MAX_VALUE),
                        states(),
                        Arbitraries.of("", "signed twice"))
                .as(Ceremonies::event);
    }

    private static ProjectEvent event(
            EventType type,
            String eventId,
            String ceremonyId,
            String projectId,
            long revision,
            State state,
            String reason) {
        boolean gone = type == EventType.WITHDRAWN;
        return new ProjectEvent(
                type,
                eventId,
                ceremonyId,
                projectId,
                revision,
                gone ? null : state.title,
                gone ? null : state.value,
                gone ? null : state.sector,
                gone ? null : state.investorName,
                gone ? null : state.investorType,
                gone ? null : state.province,
                gone ? null : state.dateSigned,
                gone && !reason.isEmpty() ? reason : null);
    }

    private record State(
            String title,
            Money value,
            String sector,
            String investorName,
            String investorType,
            String province,
            Instant dateSigned) {}

    private static Arbitrary<State> states() {
        Arbitrary<Instant> dates = Arbitraries.longs()
                .between(0, 12 * 60_000)
                .map(ms -> NINE.plusMillis(ms % 3 == 0 ? ms / 60_000 * 60_000 : ms));
        return Combinators.combine(
                        Arbitraries.of("Wafer line", "芯片").injectNull(0.4),
                        values(),
                        members(),
                        Arbitraries.of("Acme").injectNull(0.5),
                        members(),
                        members(),
                        dates)
                .as(State::new);
    }

    /** Amounts around the bounds of definitions, mostly of one currency. */
    public static Arbitrary<Money> values() {
        Arbitrary<Currency> currencies = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(CURRENCIES.get(0))), Tuple.of(1, Arbitraries.of(CURRENCIES)));
        Arbitrary<Long> minorUnits = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(1L, 499L, 500L, 501L, 1_000L, 1_001L, 10_000L)),
                Tuple.of(2, Arbitraries.longs().between(1, 100_000)),
                Tuple.of(1, Arbitraries.longs().between(1, Long.MAX_VALUE)));
        return Combinators.combine(minorUnits, currencies)
                .as((units, currency) -> new Money(Math.min(units, Money.maxMinorUnits(currency)), currency));
    }

    private static Arbitrary<String> members() {
        return Arbitraries.of(MEMBERS).injectNull(0.25);
    }

    /** Definitions of one ceremony. */
    public static Arbitrary<Definition> definitions(String ceremonyId) {
        Arbitrary<List<Dimension>> dimensions = dimensions().list().ofSize(3);
        Arbitrary<Currency> currencies = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(CURRENCIES.get(0))), Tuple.of(1, Arbitraries.of(CURRENCIES)));
        return Combinators.combine(
                        Arbitraries.longs().between(1, 9),
                        currencies,
                        rates(),
                        Arbitraries.of(0L, 500L, 501L, 1_000L),
                        tiers(),
                        dimensions,
                        Arbitraries.of("alpha", "delta", "elsewhere").injectNull(0.3),
                        previous().injectNull(0.4))
                .flatAs((version, currency, rates, minimum, tiers, lists, host, previous) -> Arbitraries.of(true, false)
                        .map(guestsInHeadline -> new Definition(
                                ceremonyId,
                                version,
                                Status.values()[(int) (version % 4)],
                                version % 2 == 0 ? Map.of() : Map.of("en", "Expo", "zh", "智博会"),
                                null,
                                null,
                                null,
                                currency,
                                rates,
                                minimum,
                                tiers,
                                lists.get(0),
                                lists.get(1),
                                lists.get(2),
                                host,
                                guestsInHeadline,
                                previous)))
                .withoutEdgeCases();
    }

    private static Arbitrary<Dimension> dimensions() {
        return Arbitraries.of(MEMBERS)
                .list()
                .uniqueElements()
                .map(ids -> new Dimension(
                        ids.stream().map(id -> new Member(id, Map.of("en", id))).toList()));
    }

    private static Arbitrary<List<Tier>> tiers() {
        return Arbitraries.of(0L, 499L, 500L, 1_000L, 50_000L)
                .list()
                .uniqueElements()
                .map(bounds -> bounds.stream()
                        .map(above -> new Tier("over-" + above, above))
                        .toList());
    }

    private static Arbitrary<Map<Currency, BigDecimal>> rates() {
        return Arbitraries.of("USD", "JPY", "KWD").list().uniqueElements().map(codes -> {
            Map<Currency, BigDecimal> rates = new LinkedHashMap<>();
            codes.forEach(code -> rates.put(Currency.getInstance(code), new BigDecimal("6.476" + codes.size())));
            return rates;
        });
    }

    private static Arbitrary<Previous> previous() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 100).injectNull(0.3),
                        Arbitraries.bigIntegers()
                                .between(BigInteger.ZERO, BigInteger.TEN.pow(25))
                                .injectNull(0.3),
                        Arbitraries.maps(
                                        Arbitraries.of("over-0", "over-500", "gone"),
                                        Arbitraries.longs().between(0, 9))
                                .ofMaxSize(2))
                .as((projects, amount, tiers) -> new Previous("sce-2020", projects, amount, tiers));
    }
}
