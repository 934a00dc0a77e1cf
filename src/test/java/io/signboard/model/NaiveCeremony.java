package io.signboard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a ceremony's figures are by the letter of the law: counted from scratch out of the whole set of events, in decimals
 * of major units, without anything of what the program counts with.
 */
final class NaiveCeremony {

    private static final List<String> CHANNELS = List.of("offline", "online", "off-site");

    private final Definition definition;
    private final List<Counted> counted;
    private final List<Counted> headline;

    /** A project that counts. */
    record Counted(Entry entry, BigDecimal amount, boolean guest) {
        ProjectEvent event() {
            return entry.event();
        }

        Instant dateSigned() {
            return Objects.requireNonNull(event().dateSigned());
        }
    }

    NaiveCeremony(Definition definition, Collection<Entry> events) {
        this.definition = definition;
        this.counted = countedOf(definition, events);
        this.headline = counted.stream()
                .filter(c -> definition.guestsInHeadline() || !c.guest())
                .toList();
    }

    private static List<Counted> countedOf(Definition definition, Collection<Entry> events) {
        Map<String, Entry> winners = new HashMap<>();
        for (Entry entry : events) {
            if (entry.event().ceremonyId().equals(definition.ceremonyId())) {
                winners.merge(entry.event().projectId(), entry, (a, b) -> COUNTS_FIRST.compare(a, b) <= 0 ? a : b);
            }
        }
        List<Counted> counted = new ArrayList<>();
        for (Entry entry : winners.values()) {
            Money value = entry.event().value();
            if (value != null && value.currency().equals(definition.currency())) {
                BigDecimal amount = decimal(value);
                boolean admitted = amount.compareTo(decimal(definition.minimum(), definition.currency())) >= 0;
                String province = entry.event().province();
                boolean guest = definition.host() != null && province != null && !province.equals(definition.host());
                if (admitted) {
                    counted.add(new Counted(entry, amount, guest));
                }
            }
        }
        return counted;
    }

    /** By the law: the highest revision, then the smaller eventId, channel id, fields in the schema's order. */
    private static final Comparator<Entry> COUNTS_FIRST = Comparator.<Entry, Long>comparing(
                    e -> e.event().revision(), Comparator.reverseOrder())
            .thenComparing(text(e -> e.event().eventId()))
            .thenComparing(text(e -> e.channel().id()))
            .thenComparing(text(e -> e.event().type().id()))
            .thenComparing(text(e -> e.event().title()))
            .thenComparing(absentFirst(
                    e -> e.event().value() == null ? null : decimal(e.event().requireValue())))
            .thenComparing(absentFirst(e -> e.event().value() == null
                    ? null
                    : e.event().requireValue().currency().getCurrencyCode()))
            .thenComparing(text(e -> e.event().sector()))
            .thenComparing(text(e -> e.event().investorName()))
            .thenComparing(text(e -> e.event().investorType()))
            .thenComparing(text(e -> e.event().province()))
            .thenComparing(absentFirst(e -> e.event().dateSigned()))
            .thenComparing(text(e -> e.event().reason()));

    private static Comparator<Entry> text(Function<Entry, @Nullable String> field) {
        Comparator<int[]> byCodePoint = Arrays::compare;
        return Comparator.comparing(
                e -> {
                    String text = field.apply(e);
                    return text == null ? new int[0] : text.codePoints().toArray();
                },
                byCodePoint);
    }

    private static <T extends Comparable<? super T>> Comparator<Entry> absentFirst(Function<Entry, @Nullable T> field) {
        return (a, b) -> {
            T x = field.apply(a);
            T y = field.apply(b);
            return x == null || y == null ? (x == null ? 0 : 1) - (y == null ? 0 : 1) : x.compareTo(y);
        };
    }

    /** All projects that count, guests included. */
    List<Counted> counted() {
        return counted;
    }

    /** How many projects count in the window {@code [start, end)}. */
    long countedWithin(Instant start, Duration size) {
        return counted.stream()
                .filter(c -> !c.dateSigned().isBefore(start) && c.dateSigned().isBefore(start.plus(size)))
                .count();
    }

    /** The whole summary. */
    Summary summary() {
        List<Summary.Part> channels =
                breakdown(CHANNELS, c -> c.entry().channel().id(), false);
        List<Project> largest = first(Comparator.comparing(Counted::amount).reversed());
        List<Project> latest = first(Comparator.comparing(Counted::dateSigned).reversed());
        return new Summary(
                definition.ceremonyId(),
                definition.name(),
                definition.status(),
                definition.currency(),
                1,
                definition.version(),
                LedgerFold.PUBLISHED_AT,
                latest.isEmpty() ? null : latest.get(0).dateSigned(),
                headlineFigures(),
                venue(channels),
                channels,
                breakdown(listed(definition.sectors()), c -> c.event().sector(), true),
                breakdown(listed(definition.investors()), c -> c.event().investorType(), true),
                breakdown(listed(definition.provinces()), this::provinceOf, true),
                tiers(),
                guests(),
                change(),
                largest,
                latest,
                Map.of(Channel.ONLINE, new TreeMap<>(Map.of(0, 7L))));
    }

    private static List<String> listed(Dimension dimension) {
        return dimension.members().stream()
                .map(Member::id)
                .filter(id -> !id.equals("other"))
                .toList();
    }

    private @Nullable String provinceOf(Counted c) {
        return c.event().province() == null ? definition.host() : c.event().province();
    }

    private Summary.Headline headlineFigures() {
        BigDecimal sum = sum(headline);
        int digits = definition.currency().getDefaultFractionDigits();
        Map<Currency, BigDecimal> converted = new LinkedHashMap<>();
        definition
                .exchangeRates()
                .forEach((to, rate) -> converted.put(
                        to, plain(sum.divide(rate, to.getDefaultFractionDigits(), RoundingMode.HALF_UP))));
        return new Summary.Headline(
                headline.size(),
                plain(sum),
                headline.isEmpty()
                        ? BigDecimal.ZERO
                        : plain(sum.divide(new BigDecimal(headline.size()), digits, RoundingMode.HALF_UP)),
                headline.stream()
                        .map(c -> plain(c.amount()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                headline.stream()
                        .map(c -> plain(c.amount()))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                converted.isEmpty() ? null : converted);
    }

    private Summary.Part venue(List<Summary.Part> channels) {
        List<Counted> there = where(headline, c -> !c.entry().channel().id().equals("off-site"));
        int percent = channels.get(0).percent() + channels.get(1).percent();
        return new Summary.Part("venue", there.size(), plain(sum(there)), share(sum(there)), percent);
    }

    private List<Summary.Part> breakdown(
            List<String> ids, Function<Counted, @Nullable String> member, boolean withOther) {
        Map<String, List<Counted>> groups = new LinkedHashMap<>();
        ids.forEach(id -> groups.put(id, new ArrayList<>()));
        for (Counted c : headline) {
            String id = member.apply(c);
            List<Counted> own = id == null ? null : groups.get(id);
            if (own != null && !id.equals("other")) {
                own.add(c);
            } else if (withOther) {
                groups.computeIfAbsent("other", o -> new ArrayList<>()).add(c);
            }
        }
        List<Summary.Part> parts = new ArrayList<>();
        List<Integer> percents =
                percents(groups.values().stream().map(NaiveCeremony::sum).toList());
        groups.forEach((id, own) -> parts.add(
                new Summary.Part(id, own.size(), plain(sum(own)), share(sum(own)), percents.get(parts.size()))));
        return parts;
    }

    /** Largest remainder, one percent at a time to whoever is furthest below what is due. */
    private static List<Integer> percents(List<BigDecimal> amounts) {
        BigInteger scaledWhole = scaled(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        int[] percents = new int[amounts.size()];
        if (scaledWhole.signum() > 0) {
            BigInteger[] due = amounts.stream()
                    .map(a -> scaled(a).multiply(BigInteger.valueOf(100)))
                    .toArray(BigInteger[]::new);
            int given = 0;
            for (int i = 0; i < due.length; i++) {
                percents[i] = due[i].divide(scaledWhole).intValueExact();
                due[i] = due[i].mod(scaledWhole);
                given += percents[i];
            }
            for (; given < 100; given++) {
                int best = 0;
                for (int i = 1; i < due.length; i++) {
                    best = due[i].compareTo(due[best]) > 0 ? i : best;
                }
                percents[best]++;
                due[best] = due[best].subtract(scaledWhole);
            }
        }
        return Arrays.stream(percents).boxed().toList();
    }

    private static BigInteger scaled(BigDecimal amount) {
        return amount.movePointRight(4).toBigIntegerExact();
    }

    private List<Summary.TierCount> tiers() {
        return definition.tiers().stream()
                .map(tier -> {
                    BigDecimal above = decimal(tier.above(), definition.currency());
                    List<Counted> over = where(headline, c -> c.amount().compareTo(above) > 0);
                    Previous previous = definition.previous();
                    Long before = previous == null ? null : previous.tiers().get(tier.id());
                    Long change = before == null ? null : Long.valueOf(over.size() - before);
                    return new Summary.TierCount(tier.id(), plain(above), over.size(), plain(sum(over)), change);
                })
                .toList();
    }

    private Summary.@Nullable Guests guests() {
        if (definition.host() == null) {
            return null;
        }
        List<Counted> guests = where(counted, Counted::guest);
        List<String> listed = listed(definition.provinces());
        List<Summary.Count> provinces = new ArrayList<>();
        for (String id : listed) {
            if (!id.equals(definition.host())) {
                provinces.add(count(id, where(guests, c -> id.equals(c.event().province()))));
            }
        }
        List<Counted> others = where(guests, c -> !listed.contains(c.event().province()));
        if (!others.isEmpty()) {
            provinces.add(count("other", others));
        }
        return new Summary.Guests(guests.size(), plain(sum(guests)), provinces);
    }

    private static Summary.Count count(String id, List<Counted> of) {
        return new Summary.Count(id, of.size(), plain(sum(of)));
    }

    private Summary.@Nullable Change change() {
        Previous previous = definition.previous();
        if (previous == null) {
            return null;
        }
        BigInteger before = previous.amount();
        BigDecimal amount = before == null
                ? null
                : plain(sum(headline)
                        .subtract(new BigDecimal(before, definition.currency().getDefaultFractionDigits())));
        return new Summary.Change(
                previous.projects() == null ? null : Long.valueOf(headline.size() - previous.projects()), amount);
    }

    private List<Project> first(Comparator<Counted> order) {
        return headline.stream()
                .sorted(order.thenComparing(Counted::entry, text(e -> e.event().projectId())))
                .limit(10)
                .map(c -> new Project(
                        c.event().projectId(),
                        c.event().title(),
                        c.event().requireValue().minorUnits(),
                        c.entry().channel(),
                        c.event().sector(),
                        c.event().investorName(),
                        c.event().investorType(),
                        c.event().province(),
                        c.dateSigned()))
                .toList();
    }

    private BigDecimal share(BigDecimal part) {
        BigDecimal whole = sum(headline);
        return whole.signum() == 0 ? BigDecimal.ZERO : plain(part.divide(whole, 4, RoundingMode.HALF_UP));
    }

    private static List<Counted> where(List<Counted> of, Predicate<Counted> holds) {
        return of.stream().filter(holds).toList();
    }

    private static BigDecimal sum(List<Counted> of) {
        return of.stream().map(Counted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(Money value) {
        return decimal(value.minorUnits(), value.currency());
    }

    private static BigDecimal decimal(long minorUnits, Currency currency) {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
