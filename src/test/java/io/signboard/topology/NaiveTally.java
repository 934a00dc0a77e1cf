package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.Definition;
import io.signboard.model.Member;
import io.signboard.model.Project;
import io.signboard.model.Summary;
import io.signboard.model.Tier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tally as the contract words it and nothing else: sort each project's events, take the one that counts, sum up. It
 * shares no arithmetic with the program; only the shapes of definitions and summaries are the program's.
 */
final class NaiveTally {

    private final Definition definition;
    private final List<Arrived> counted = new ArrayList<>();
    private final List<Arrived> headline = new ArrayList<>();

    NaiveTally(Definition definition, Collection<Arrived> events) {
        this.definition = definition;
        Map<String, Arrived> best = new HashMap<>();
        for (Arrived arrived : events) {
            if (arrived.event().ceremonyId().equals(definition.ceremonyId())) {
                best.merge(arrived.event().projectId(), arrived, (a, b) -> BEST_FIRST.compare(a, b) <= 0 ? a : b);
            }
        }
        best.values().stream().filter(a -> admits(a.event())).forEach(counted::add);
        counted.stream()
                .filter(a -> !isGuest(a) || definition.guestsInHeadline())
                .forEach(headline::add);
    }

    private static final Comparator<Arrived> BEST_FIRST = Comparator.<Arrived>comparingLong(
                    a -> a.event().revision())
            .reversed()
            .thenComparing(a -> a.event().eventId())
            .thenComparing(a -> a.channel().id())
            .thenComparing(a -> a.event().type())
            .thenComparing(
                    a -> a.event().isWithdrawn() ? "" : absentFirst(a.event().title()))
            .thenComparing(a -> a.event().isWithdrawn()
                    ? BigDecimal.ZERO
                    : new BigDecimal(a.event().amount()))
            .thenComparing(a -> a.event().isWithdrawn() ? "" : a.event().currency())
            .thenComparing(
                    a -> a.event().isWithdrawn() ? "" : absentFirst(a.event().sector()))
            .thenComparing(
                    a -> a.event().isWithdrawn() ? "" : absentFirst(a.event().investorType()))
            .thenComparing(
                    a -> a.event().isWithdrawn() ? "" : absentFirst(a.event().province()))
            .thenComparing(a -> a.event().isWithdrawn() ? Instant.EPOCH : date(a));

    private static String absentFirst(@Nullable String text) {
        return text == null ? "" : "=" + text;
    }

    private static Instant date(Arrived arrived) {
        return java.time.OffsetDateTime.parse(arrived.event().dateSigned()).toInstant();
    }

    private boolean admits(TestEvent event) {
        return !event.isWithdrawn()
                && event.currency().equals(definition.currency().getCurrencyCode())
                && minor(event).compareTo(BigInteger.valueOf(definition.minimum())) >= 0;
    }

    private BigInteger minor(TestEvent event) {
        return new BigDecimal(event.amount())
                .movePointRight(definition.currency().getDefaultFractionDigits())
                .toBigIntegerExact();
    }

    private boolean isGuest(Arrived arrived) {
        String host = definition.host();
        String province = arrived.event().province();
        return host != null && province != null && !province.equals(host);
    }

    private @Nullable String province(Arrived arrived) {
        return arrived.event().province() == null
                ? definition.host()
                : arrived.event().province();
    }

    private BigInteger minor(Collection<Arrived> projects) {
        return projects.stream().map(a -> minor(a.event())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigDecimal sum(Collection<Arrived> projects) {
        return plain(minor(projects));
    }

    private BigDecimal plain(BigInteger minorUnits) {
        return plain(new BigDecimal(minorUnits, definition.currency().getDefaultFractionDigits()));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The summary that the contract asks for, at the place in the sequence of {@code like}. */
    Summary summary(Summary like) {
        List<Summary.Part> channels = parts(
                Channel.ALL.stream().map(Channel::id).toList(), a -> a.channel().id());
        List<Arrived> latest = first(10, Comparator.comparing(NaiveTally::date).reversed());
        return new Summary(
                definition.ceremonyId(),
                definition.name(),
                definition.status(),
                definition.currency(),
                like.sequence(),
                definition.version(),
                like.publishedAt(),
                latest.isEmpty() ? null : date(latest.get(0)),
                headline(),
                venue(channels),
                channels,
                breakdown(definition.sectors().members(), a -> a.event().sector()),
                breakdown(definition.investors().members(), a -> a.event().investorType()),
                breakdown(definition.provinces().members(), this::province),
                definition.tiers().stream().map(this::tier).toList(),
                definition.host() == null ? null : guests(),
                change(),
                first(
                                10,
                                Comparator.<Arrived, BigInteger>comparing(a -> minor(a.event()))
                                        .reversed())
                        .stream()
                        .map(this::project)
                        .toList(),
                latest.stream().map(this::project).toList(),
                like.inputs());
    }

    private Summary.Headline headline() {
        List<BigInteger> values =
                headline.stream().map(a -> minor(a.event())).sorted().toList();
        BigDecimal amount = sum(headline);
        int digits = definition.currency().getDefaultFractionDigits();
        Map<Currency, BigDecimal> converted = new LinkedHashMap<>();
        definition
                .exchangeRates()
                .forEach((to, rate) -> converted.put(
                        to, plain(amount.divide(rate, to.getDefaultFractionDigits(), RoundingMode.HALF_UP))));
        return new Summary.Headline(
                headline.size(),
                amount,
                headline.isEmpty()
                        ? BigDecimal.ZERO
                        : plain(amount.divide(BigDecimal.valueOf(headline.size()), digits, RoundingMode.HALF_UP)),
                values.isEmpty() ? null : plain(values.get(0)),
                values.isEmpty() ? null : plain(values.get(values.size() - 1)),
                converted.isEmpty() ? null : converted);
    }

    private Summary.Part venue(List<Summary.Part> channels) {
        List<Arrived> there =
                headline.stream().filter(a -> a.channel() != Channel.OFF_SITE).toList();
        int percent = channels.get(0).percent() + channels.get(1).percent();
        return new Summary.Part("venue", there.size(), sum(there), share(there), percent);
    }

    private BigDecimal share(List<Arrived> part) {
        BigDecimal whole = sum(headline);
        return whole.signum() == 0 ? BigDecimal.ZERO : plain(sum(part).divide(whole, 4, RoundingMode.HALF_UP));
    }

    private List<Summary.Part> breakdown(List<Member> members, Function<Arrived, @Nullable String> of) {
        Set<String> listed = listed(members);
        Function<Arrived, String> member = a -> memberOf(of.apply(a), listed);
        List<String> ids = new ArrayList<>(listed);
        if (headline.stream().anyMatch(a -> member.apply(a).equals("other"))) {
            ids.add("other");
        }
        return parts(ids, member);
    }

    private static Set<String> listed(List<Member> members) {
        Set<String> listed = new LinkedHashSet<>();
        members.stream().map(Member::id).filter(id -> !id.equals("other")).forEach(listed::add);
        return listed;
    }

    private static String memberOf(@Nullable String id, Set<String> listed) {
        return id != null && listed.contains(id) ? id : "other";
    }

    private List<Summary.Part> parts(List<String> ids, Function<Arrived, String> member) {
        List<List<Arrived>> groups = ids.stream()
                .map(id -> headline.stream()
                        .filter(a -> member.apply(a).equals(id))
                        .toList())
                .toList();
        int[] percents = percents(groups.stream().map(this::minor).toList());
        List<Summary.Part> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            List<Arrived> group = groups.get(i);
            parts.add(new Summary.Part(ids.get(i), group.size(), sum(group), share(group), percents[i]));
        }
        return parts;
    }

    /** Gives one percent after the other to the part whose remainder is largest, the earlier one of equals. */
    private static int[] percents(List<BigInteger> parts) {
        BigInteger whole = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
        int[] percents = new int[parts.size()];
        if (whole.signum() == 0) {
            return percents;
        }
        BigInteger hundred = BigInteger.valueOf(100);
        int left = 100;
        for (int i = 0; i < percents.length; i++) {
            percents[i] = parts.get(i).multiply(hundred).divide(whole).intValueExact();
            left -= percents[i];
        }
        Set<Integer> raised = new LinkedHashSet<>();
        while (raised.size() < left) {
            int most = -1;
            BigInteger rest = BigInteger.valueOf(-1);
            for (int i = 0; i < percents.length; i++) {
                BigInteger remainder = parts.get(i).multiply(hundred).mod(whole);
                if (!raised.contains(i) && remainder.compareTo(rest) > 0) {
                    most = i;
                    rest = remainder;
                }
            }
            raised.add(most);
        }
        raised.forEach(i -> percents[i]++);
        return percents;
    }

    private Summary.TierCount tier(Tier tier) {
        BigInteger above = BigInteger.valueOf(tier.above());
        List<Arrived> there = headline.stream()
                .filter(a -> minor(a.event()).compareTo(above) > 0)
                .toList();
        Long before = definition.previous() == null
                ? null
                : definition.previous().tiers().get(tier.id());
        return new Summary.TierCount(
                tier.id(), plain(above), there.size(), sum(there), before == null ? null : there.size() - before);
    }

    private Summary.Guests guests() {
        List<Arrived> guests = counted.stream().filter(this::isGuest).toList();
        Set<String> listed = listed(definition.provinces().members());
        List<Summary.Count> provinces = new ArrayList<>();
        Stream.concat(listed.stream(), Stream.of("other"))
                .filter(id -> !id.equals(definition.host()))
                .forEach(id -> {
                    List<Arrived> there = guests.stream()
                            .filter(a -> memberOf(a.event().province(), listed).equals(id))
                            .toList();
                    if (!id.equals("other") || !there.isEmpty()) {
                        provinces.add(new Summary.Count(id, there.size(), sum(there)));
                    }
                });
        return new Summary.Guests(guests.size(), sum(guests), provinces);
    }

    private Summary.@Nullable Change change() {
        var previous = definition.previous();
        if (previous == null) {
            return null;
        }
        Long projects = previous.projects();
        BigInteger amount = previous.amount();
        return new Summary.Change(
                projects == null ? null : headline.size() - projects,
                amount == null ? null : plain(minor(headline).subtract(amount)));
    }

    private List<Arrived> first(int count, Comparator<Arrived> order) {
        return headline.stream()
                .sorted(order.thenComparing(a -> a.event().projectId()))
                .limit(count)
                .toList();
    }

    private Project project(Arrived arrived) {
        TestEvent event = arrived.event();
        return new Project(
                event.projectId(),
                event.title(),
                minor(event).longValueExact(),
                arrived.channel(),
                event.sector(),
                null,
                event.investorType(),
                event.province(),
                date(arrived));
    }

    /** What is counted in {@code [start, start + minutes)}, by channel, as "projects amount". */
    List<String> window(Instant start, long minutes) {
        Instant end = start.plus(minutes, ChronoUnit.MINUTES);
        Predicate<Arrived> inside = a -> !date(a).isBefore(start) && date(a).isBefore(end);
        return Channel.ALL.stream()
                .map(channel -> counted.stream()
                        .filter(inside)
                        .filter(a -> a.channel() == channel)
                        .toList())
                .map(there -> there.size() + " " + sum(there).toPlainString())
                .toList();
    }

    /** The minutes in which something is counted. */
    Set<Instant> minutes() {
        Set<Instant> minutes = new LinkedHashSet<>();
        counted.forEach(a -> minutes.add(date(a).truncatedTo(ChronoUnit.MINUTES)));
        return minutes;
    }
}
