package io.signboard.cli;

import io.signboard.model.Windowing;
import io.signboard.topology.LedgerPlace;
import io.signboard.topology.TopologySettings;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How the processor tallies and publishes; a mixin. */
public final class TallyOptions {

    private static final int TICKS_PER_GAP = 5;

    @picocli.CommandLine.Spec(picocli.CommandLine.Spec.Target.MIXEE)
    private picocli.CommandLine.Model.CommandSpec command;

    @Option(
            names = "--publish-gap",
            paramLabel = "TIME",
            defaultValue = "100ms",
            converter = DurationConverter.class,
            description =
                    "Longest time between two summaries of a ceremony while its figures change; more while hundreds do,"
                            + " or while all events come from a backlog.")
    private Duration publishGap;

    @Option(
            names = "--heartbeat",
            paramLabel = "TIME",
            defaultValue = "4s",
            converter = DurationConverter.class,
            description = "After how long without a change a live ceremony's summary is repeated, at most 4s.")
    private Duration heartbeat;

    @Option(
            names = "--window-sizes",
            paramLabel = "TIME",
            split = ",",
            defaultValue = "1m,5m",
            converter = DurationConverter.class,
            description = "Sizes of the windows, whole minutes.")
    private List<Duration> windowSizes;

    @Option(
            names = "--window-grace",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "How long after its end a window becomes final.")
    private Duration windowGrace;

    @Option(
            names = "--ledger",
            paramLabel = "PLACE",
            defaultValue = "memory",
            converter = LedgerPlaceConverter.class,
            description = "Where the projects are kept: memory, or disk if there are more than memory holds.")
    private LedgerPlace ledger;

    /** The settings; the partition count is read from the topics later. */
    TopologySettings settings() {
        Duration tick = publishGap.dividedBy(TICKS_PER_GAP);
        try {
            return new TopologySettings(
                    1,
                    publishGap,
                    tick.toMillis() < 1 ? Duration.ofMillis(1) : tick,
                    heartbeat,
                    new Windowing(windowSizes, windowGrace),
                    TopologySettings.DEFAULTS.slice(),
                    ledger);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "The settings don't fit: " + e.getMessage());
        }
    }
}
