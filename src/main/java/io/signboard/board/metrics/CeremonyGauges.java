package io.signboard.board.metrics;

import static io.signboard.board.metrics.CeremonyFamilies.AMOUNT;
import static io.signboard.board.metrics.CeremonyFamilies.CHANGE_AMOUNT;
import static io.signboard.board.metrics.CeremonyFamilies.CHANGE_PROJECTS;
import static io.signboard.board.metrics.CeremonyFamilies.CHANNELS;
import static io.signboard.board.metrics.CeremonyFamilies.CONVERTED_AMOUNT;
import static io.signboard.board.metrics.CeremonyFamilies.GUEST_AMOUNT;
import static io.signboard.board.metrics.CeremonyFamilies.GUEST_PROJECTS;
import static io.signboard.board.metrics.CeremonyFamilies.INVESTORS;
import static io.signboard.board.metrics.CeremonyFamilies.PROJECTS;
import static io.signboard.board.metrics.CeremonyFamilies.PROVINCES;
import static io.signboard.board.metrics.CeremonyFamilies.SECTORS;
import static io.signboard.board.metrics.CeremonyFamilies.STATUS;
import static io.signboard.board.metrics.CeremonyFamilies.SUMMARY_SEQUENCE;
import static io.signboard.board.metrics.CeremonyFamilies.SUMMARY_TIMESTAMP;
import static io.signboard.board.metrics.CeremonyFamilies.TIER_CHANGE;
import static io.signboard.board.metrics.CeremonyFamilies.TIER_PROJECTS;
import static io.signboard.board.metrics.CeremonyFamilies.UNLISTED_PROJECTS;
import static io.signboard.board.metrics.CeremonyFamilies.VENUE_AMOUNT;
import static io.signboard.board.metrics.CeremonyFamilies.VENUE_PERCENT;
import static io.signboard.board.metrics.CeremonyFamilies.VENUE_PROJECTS;
import static io.signboard.board.metrics.CeremonyFamilies.WINDOW_AMOUNT;
import static io.signboard.board.metrics.CeremonyFamilies.WINDOW_PROJECTS;

import io.signboard.board.view.Ceremonies;
import io.signboard.board.view.CommittedSummary;
import io.signboard.model.Status;
import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every ceremony's figures as gauges. At each scrape one committed summary of each ceremony is taken and all its figures
 * are given from that one, so a scrape never mixes two. The windows are records of their own, each whole in itself. As long
 * as the view has not read the topics to their end there are no figures, rather than old ones.
 */
public final class CeremonyGauges implements MetricSource {

    private static final double MILLIS_PER_SECOND = 1000;

    private final Supplier<Optional<Ceremonies>> view;
    private final Clock clock;

    /**
     * Gauges of what a view shows.
     *
     * @param view gives what is committed; empty as long as that is not known
     * @param clock says which windows have begun
     */
    public CeremonyGauges(Supplier<Optional<Ceremonies>> view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    @Override
    public List<Family> families() {
        return CeremonyFamilies.ALL;
    }

    @Override
    public void read(Samples samples) {
        view.get().ifPresent(ceremonies -> {
            for (CommittedSummary committed : ceremonies.all()) {
                Summary summary = committed.summary();
                String ceremony = summary.ceremonyId();
                String currency = summary.currency().getCurrencyCode();
                giveHeadline(samples, summary, ceremony, currency);
                giveBreakdowns(samples, summary, ceremony, currency);
                giveUnlisted(samples, ceremonies, summary, ceremony);
                giveComparisons(samples, summary, ceremony, currency);
                givePlace(samples, summary, ceremony);
                giveWindows(samples, ceremonies, ceremony, currency);
            }
        });
    }

    private static void giveHeadline(Samples samples, Summary summary, String ceremony, String currency) {
        Summary.Headline headline = summary.headline();
        samples.give(PROJECTS, headline.projects(), ceremony);
        samples.give(AMOUNT, headline.amount(), ceremony, currency);
        if (headline.converted() != null) {
            headline.converted()
                    .forEach((other, amount) ->
                            samples.give(CONVERTED_AMOUNT, amount, ceremony, other.getCurrencyCode()));
        }
        samples.give(VENUE_PROJECTS, summary.venue().projects(), ceremony);
        samples.give(VENUE_AMOUNT, summary.venue().amount(), ceremony, currency);
        samples.give(VENUE_PERCENT, summary.venue().percent(), ceremony);
    }

    private static void giveBreakdowns(Samples samples, Summary summary, String ceremony, String currency) {
        CHANNELS.give(samples, ceremony, currency, summary.channels());
        SECTORS.give(samples, ceremony, currency, summary.sectors());
        INVESTORS.give(samples, ceremony, currency, summary.investors());
        PROVINCES.give(samples, ceremony, currency, summary.provinces());
    }

    private static void giveUnlisted(Samples samples, Ceremonies ceremonies, Summary summary, String ceremony) {
        boolean areGuestsApart = ceremonies
                .definition(ceremony)
                .map(committed -> !committed.definition().guestsInHeadline())
                .orElse(true);
        samples.give(UNLISTED_PROJECTS, Unlisted.sectors(summary), ceremony, "sector");
        samples.give(UNLISTED_PROJECTS, Unlisted.investors(summary), ceremony, "investor");
        samples.give(UNLISTED_PROJECTS, Unlisted.provinces(summary, areGuestsApart), ceremony, "province");
    }

    private static void giveComparisons(Samples samples, Summary summary, String ceremony, String currency) {
        for (Summary.TierCount tier : summary.tiers()) {
            samples.give(TIER_PROJECTS, tier.projects(), ceremony, tier.id());
            if (tier.change() != null) {
                samples.give(TIER_CHANGE, tier.change(), ceremony, tier.id());
            }
        }
        if (summary.guests() != null) {
            samples.give(GUEST_PROJECTS, summary.guests().projects(), ceremony);
            samples.give(GUEST_AMOUNT, summary.guests().amount(), ceremony, currency);
        }
        Summary.Change change = summary.change();
        if (change != null && change.projects() != null) {
            samples.give(CHANGE_PROJECTS, change.projects(), ceremony);
        }
        if (change != null && change.amount() != null) {
            samples.give(CHANGE_AMOUNT, change.amount(), ceremony, currency);
        }
    }

    private static void givePlace(Samples samples, Summary summary, String ceremony) {
        for (Status status : Status.values()) {
            samples.give(STATUS, status == summary.status() ? 1 : 0, ceremony, status.id());
        }
        samples.give(SUMMARY_SEQUENCE, summary.sequence(), ceremony);
        samples.give(SUMMARY_TIMESTAMP, summary.publishedAt().toEpochMilli() / MILLIS_PER_SECOND, ceremony);
    }

    private void giveWindows(Samples samples, Ceremonies ceremonies, String ceremony, String currency) {
        for (Duration size : ceremonies.windowSizes(ceremony)) {
            ceremonies.latestWindow(ceremony, size, clock.instant()).ifPresent(committed -> {
                WindowSummary window = committed.summary();
                for (Summary.Count channel : window.channels()) {
                    samples.give(WINDOW_PROJECTS, channel.projects(), ceremony, channel.id(), size.toString());
                    samples.give(WINDOW_AMOUNT, channel.amount(), ceremony, currency, channel.id(), size.toString());
                }
            });
        }
    }
}
