package io.signboard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Composes the summary of a whole tally: averages, shares, percents, changes and conversions. */
public final class Composer {

    private static final String VENUE = "venue";

    private final Definition definition;
    private final Currency currency;
    private final Partial tally;
    private final Figures figures;

    /** Composes from the tally of all parts, made with {@code definition}. */
    public Composer(Definition definition, Partial tally) {
        this.definition = definition;
        this.currency = definition.currency();
        this.tally = tally;
        this.figures = new Figures(definition, tally.totals());
    }

    /** The summary with its place in the ceremony's sequence. */
    public Summary compose(long sequence, Instant publishedAt, Map<Channel, SortedMap<Integer, Long>> inputs) {
        List<Summary.Part> channels = channels();
        return new Summary(
                definition.ceremonyId(),
                definition.name(),
                definition.status(),
                currency,
                sequence,
                definition.version(),
                publishedAt,
                tally.latest().isEmpty() ? null : tally.latest().get(0).dateSigned(),
                headline(),
                venue(channels),
                channels,
                breakdown(definition.sectors(), figures.sectors()),
                breakdown(definition.investors(), figures.investors()),
                breakdown(definition.provinces(), figures.provinces()),
                tiers(),
                definition.host() == null ? null : guests(definition.host()),
                definition.previous() == null ? null : change(definition.previous()),
                tally.largest(),
                tally.latest(),
                inputs);
    }

    private Summary.Headline headline() {
        Total total = figures.headline();
        return new Summary.Headline(
                total.projects(),
                major(total.amount()),
                average(total),
                tally.smallest().isEmpty()
                        ? null
                        : major(tally.smallest().get(0).minorUnits()),
                tally.largest().isEmpty() ? null : major(tally.largest().get(0).minorUnits()),
                converted(major(total.amount())));
    }

    private BigDecimal average(Total total) {
        if (total.projects() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal minorUnits =
                new BigDecimal(total.amount()).divide(BigDecimal.valueOf(total.projects()), 0, RoundingMode.HALF_UP);
        return major(minorUnits.toBigIntegerExact());
    }

    private @Nullable Map<Currency, BigDecimal> converted(BigDecimal amount) {
        if (definition.exchangeRates().isEmpty()) {
            return null;
        }
        Map<Currency, BigDecimal> converted = new LinkedHashMap<>();
        definition
                .exchangeRates()
                .forEach((to, rate) -> converted.put(
                        to, Money.plain(amount.divide(rate, to.getDefaultFractionDigits(), RoundingMode.HALF_UP))));
        return converted;
    }

    private List<Summary.Part> channels() {
        List<String> ids = Channel.ALL.stream().map(Channel::id).toList();
        return parts(ids, figures.channels());
    }

    /** Its percents are the sum of its two channels', so that the two lines on a screen agree. */
    private Summary.Part venue(List<Summary.Part> channels) {
        List<Total> totals = figures.channels();
        List<Total> atVenue = new ArrayList<>();
        int percent = 0;
        for (Channel channel : Channel.ALL) {
            if (channel.atVenue()) {
                atVenue.add(totals.get(channel.ordinal()));
                percent += channels.get(channel.ordinal()).percent();
            }
        }
        return part(VENUE, Totals.sum(atVenue), percent);
    }

    private List<Summary.Part> breakdown(Dimension dimension, List<Total> totals) {
        int shown = totals.get(dimension.other()).projects() == 0 ? dimension.size() - 1 : dimension.size();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            ids.add(dimension.id(i));
        }
        return parts(ids, totals.subList(0, shown));
    }

    private List<Summary.Part> parts(List<String> ids, List<Total> totals) {
        List<Integer> percents =
                Shares.percents(totals.stream().map(Total::amount).toList());
        List<Summary.Part> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            parts.add(part(ids.get(i), totals.get(i), percents.get(i)));
        }
        return parts;
    }

    private Summary.Part part(String id, Total total, int percent) {
        BigInteger amount = total.amount();
        BigInteger whole = figures.headline().amount();
        return new Summary.Part(id, total.projects(), major(amount), Shares.share(amount, whole), percent);
    }

    private List<Summary.TierCount> tiers() {
        List<Total> totals = figures.tiers();
        List<Summary.TierCount> counts = new ArrayList<>();
        for (int i = 0; i < definition.tiers().size(); i++) {
            Tier tier = definition.tiers().get(i);
            Total total = totals.get(i);
            counts.add(new Summary.TierCount(
                    tier.id(), major(tier.above()), total.projects(), major(total.amount()), tierChange(tier, total)));
        }
        return counts;
    }

    private @Nullable Long tierChange(Tier tier, Total total) {
        Previous previous = definition.previous();
        Long before = previous == null ? null : previous.tiers().get(tier.id());
        return before == null ? null : total.projects() - before;
    }

    private Summary.Guests guests(String host) {
        Dimension provinces = definition.provinces();
        List<Total> totals = figures.guestProvinces();
        List<Summary.Count> counts = new ArrayList<>();
        for (int i = 0; i < provinces.size(); i++) {
            Total total = totals.get(i);
            boolean shown = i == provinces.other()
                    ? total.projects() > 0
                    : !provinces.id(i).equals(host);
            if (shown) {
                counts.add(new Summary.Count(provinces.id(i), total.projects(), major(total.amount())));
            }
        }
        Total all = figures.guests();
        return new Summary.Guests(all.projects(), major(all.amount()), counts);
    }

    private Summary.Change change(Previous previous) {
        Total total = figures.headline();
        Long projects = previous.projects();
        BigInteger amount = previous.amount();
        return new Summary.Change(
                projects == null ? null : total.projects() - projects,
                amount == null ? null : major(total.amount().subtract(amount)));
    }

    private BigDecimal major(BigInteger minorUnits) {
        return Money.major(minorUnits, currency);
    }

    private BigDecimal major(long minorUnits) {
        return major(BigInteger.valueOf(minorUnits));
    }
}
