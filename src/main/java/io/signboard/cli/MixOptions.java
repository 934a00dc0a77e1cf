package io.signboard.cli;

import io.signboard.feed.LineKind;
import io.signboard.feed.LineMix;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How untidy a generated feed is; a mixin. All shares are of the lines, 0 to 1. */
final class MixOptions {

    @Option(
            names = "--amended",
            paramLabel = "SHARE",
            defaultValue = "0.06",
            description = "Lines that amend a project.")
    private double amended;

    @Option(
            names = "--withdrawn",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Lines that withdraw a project.")
    private double withdrawn;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Lines that repeat an event.")
    private double duplicates;

    @Option(
            names = "--conflicts",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Lines that contradict an event of the same revision.")
    private double conflicts;

    @Option(
            names = "--moved",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Lines that move a project to another channel.")
    private double moved;

    @Option(
            names = "--stale",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Lines that come after a higher revision; at most as many as amend.")
    private double stale;

    @Option(names = "--bad", paramLabel = "SHARE", defaultValue = "0", description = "Lines that must be refused.")
    private double bad;

    @Option(
            names = "--guests",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Projects of other provinces than the host's.")
    private double guests;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Lines that arrive later than their turn.")
    private double late;

    @Option(
            names = "--late-by",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description = "How late at most.")
    private Duration lateBy;

    /** What the lines do. */
    LineMix lines() {
        return LineMix.NEW_ONLY
                .with(LineKind.AMENDED, amended)
                .with(LineKind.WITHDRAWN, withdrawn)
                .with(LineKind.DUPLICATE, duplicates)
                .with(LineKind.CONFLICT, conflicts)
                .with(LineKind.MOVED, moved)
                .with(LineKind.STALE, stale)
                .with(LineKind.BAD, bad);
    }

    double guests() {
        return guests;
    }

    double late() {
        return late;
    }

    Duration lateBy() {
        return lateBy;
    }
}
