package io.signboard.board.metrics;

import java.util.List;
import java.util.stream.Stream;

/** The families of a ceremony's figures. Their names are contract: dashboards and alerts query them. */
final class CeremonyFamilies {

    static final String CEREMONY = "ceremony";
    static final String CURRENCY = "currency";

    static final Family PROJECTS = gauge("projects", "Projects of the headline.");
    static final Family AMOUNT = amount("amount", "Amount of the headline, in the ceremony's currency.");
    static final Family CONVERTED_AMOUNT =
            amount("converted_amount", "Amount of the headline in another currency, at the definition's rate.");
    static final Family VENUE_PROJECTS = gauge("venue_projects", "Projects signed live at the venue.");
    static final Family VENUE_AMOUNT = amount("venue_amount", "Amount signed live at the venue.");
    static final Family VENUE_PERCENT =
            gauge("venue_percent", "Whole percents of the headline's amount signed live at the venue.");
    static final Breakdown CHANNELS = Breakdown.by("channel", "channel");
    static final Breakdown SECTORS = Breakdown.by("sector", "sector");
    static final Breakdown INVESTORS = Breakdown.by("investor", "kind of investor");
    static final Breakdown PROVINCES = Breakdown.by("province", "province");
    static final Family TIER_PROJECTS =
            gauge("tier_projects", "Projects of the headline that are worth more than the tier's bound.", "tier");
    static final Family TIER_CHANGE =
            gauge("tier_change", "Projects above the tier's bound more than in the ceremony before.", "tier");
    static final Family GUEST_PROJECTS = gauge("guest_projects", "Projects of other provinces than the host's.");
    static final Family GUEST_AMOUNT = amount("guest_amount", "Amount of projects of other provinces than the host's.");
    static final Family CHANGE_PROJECTS =
            gauge("change_projects", "Projects of the headline more than in the ceremony before.");
    static final Family CHANGE_AMOUNT =
            amount("change_amount", "Amount of the headline more than in the ceremony before.");
    static final Family WINDOW_PROJECTS = gauge(
            "window_projects",
            "Projects by channel in the latest published window of this size that has begun.",
            "channel",
            "size");
    static final Family WINDOW_AMOUNT = amount(
            "window_amount",
            "Amount by channel in the latest published window of this size that has begun.",
            "channel",
            "size");
    static final Family STATUS =
            gauge("status", "1 for what the ceremony's figures are worth now; 0 for the other states.", "status");
    static final Family SUMMARY_SEQUENCE =
            gauge("summary_sequence", "Number of the ceremony's summary that all these figures are from.");
    static final Family SUMMARY_TIMESTAMP = gauge(
            "summary_timestamp_seconds",
            "When the ceremony's summary was published, in seconds since the epoch; heartbeats count.");
    static final Family UNLISTED_PROJECTS = Family.gauge(
            "signboard_unlisted_projects",
            "Projects tallied under 'other', since the definition doesn't list their sector, investor or province.",
            CEREMONY,
            "dimension");

    static final List<Family> ALL = Stream.concat(
                    Stream.of(
                            PROJECTS,
                            AMOUNT,
                            CONVERTED_AMOUNT,
                            VENUE_PROJECTS,
                            VENUE_AMOUNT,
                            VENUE_PERCENT,
                            TIER_PROJECTS,
                            TIER_CHANGE,
                            GUEST_PROJECTS,
                            GUEST_AMOUNT,
                            CHANGE_PROJECTS,
                            CHANGE_AMOUNT,
                            WINDOW_PROJECTS,
                            WINDOW_AMOUNT,
                            STATUS,
                            SUMMARY_SEQUENCE,
                            SUMMARY_TIMESTAMP,
                            UNLISTED_PROJECTS),
                    Stream.of(CHANNELS, SECTORS, INVESTORS, PROVINCES)
                            .flatMap(breakdown -> breakdown.families().stream()))
            .toList();

    private CeremonyFamilies() {}

    private static Family gauge(String name, String help, String... labels) {
        return Family.gauge("ceremony_" + name, help, labels(Stream.of(CEREMONY), labels));
    }

    private static Family amount(String name, String help, String... labels) {
        return Family.gauge("ceremony_" + name, help, labels(Stream.of(CEREMONY, CURRENCY), labels));
    }

    private static String[] labels(Stream<String> first, String... more) {
        return Stream.concat(first, Stream.of(more)).toArray(String[]::new);
    }
}
