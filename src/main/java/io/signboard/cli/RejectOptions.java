package io.signboard.cli;

import io.signboard.admin.RejectFilter;
import io.signboard.admin.RejectId;
import io.signboard.model.Reason;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which rejects a command is about; a mixin. */
final class RejectOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--id",
            paramLabel = "P:O",
            split = ",",
            converter = RejectIdConverter.class,
            showDefaultValue = Visibility.NEVER,
            description = "This reject alone, by the id that 'rejects list' shows; may be repeated.")
    private Set<RejectId> ids = new LinkedHashSet<>();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            split = ",",
            converter = ReasonConverter.class,
            showDefaultValue = Visibility.NEVER,
            description = "Refused for this reason, such as bad-amount; may be repeated.")
    private Set<Reason> reasons = new LinkedHashSet<>();

    @Option(
            names = "--ceremony",
            paramLabel = "ID",
            description = "Naming this ceremony in its JSON; what is no JSON names none.")
    private @Nullable String ceremony;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Reported then or later: 2021-08-23T02:31:00Z, or as long ago as 30m, 12h, 7d.")
    private @Nullable String since;

    /** The rejects named one by one; empty if none are. */
    Set<RejectId> ids() {
        return ids;
    }

    /** Whether nothing is said, so that all rejects are meant. */
    boolean isEmpty() {
        return ids.isEmpty() && reasons.isEmpty() && ceremony == null && since == null;
    }

    /** The rejects that are meant. */
    RejectFilter filter(Clock clock) {
        return new RejectFilter(
                ids, reasons, Optional.ofNullable(since).map(text -> time(text, clock)), Optional.ofNullable(ceremony));
    }

    private Instant time(String text, Clock clock) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return ago(text, clock);
        }
    }

    private Instant ago(String text, Clock clock) {
        try {
            return clock.instant().minus(new DurationConverter().convert(text));
        } catch (TypeConversionException | DateTimeException | ArithmeticException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "The value of --since is neither a time such as 2021-08-23T02:31:00Z nor a length such as 30m, but '"
                            + text + "'.",
                    e);
        }
    }
}
