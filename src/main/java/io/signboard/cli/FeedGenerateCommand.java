package io.signboard.cli;

import io.signboard.admin.doctor.Words;
import io.signboard.broker.FileTrouble;
import io.signboard.feed.FeedException;
import io.signboard.feed.FeedGenerator;
import io.signboard.feed.GeneratorReport;
import io.signboard.feed.GeneratorSettings;
import io.signboard.feed.LineKind;
import io.signboard.feed.Vocabulary;
import io.signboard.model.Definition;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signboard feed generate}. */
@Command(
        name = "generate",
        description = {
            "Writes a made-up feed as untidy as wanted, for 'feed replay'.",
            "The same options give the same bytes on every machine."
        })
final class FeedGenerateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // the file may hold this command's own settings; Kafka's are of no use here
    private ConfigOptions config;

    @Option(
            names = "--projects",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many projects are signed; corrections and the like come on top. Required.")
    private @Nullable Integer projects;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "What chance starts from.")
    private long seed;

    @Option(
            names = "--ceremony",
            paramLabel = "ID",
            description = "The ceremony (default: the definition's, else generated).")
    private @Nullable String ceremony;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "Takes currency, minimum, sectors, investors and provinces from this definition.")
    private @Nullable Path definition;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency without a definition (default: CNY).")
    private @Nullable String currency;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            defaultValue = "2021-08-23T02:00:00Z",
            description = "When the first contract is signed.")
    private String start;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "From the first to the last signature: 90s, 1h, 2d.")
    private Duration duration;

    @Mixin
    private MixOptions mix;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the feed goes, in place of what is there (default: standard output).")
    private @Nullable Path output;

    @Option(
            names = "--write-definition",
            paramLabel = "FILE",
            description =
                    "Also writes a definition that fits the feed, of status rehearsal, in place of what is there.")
    private @Nullable Path definitionOutput;

    FeedGenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (output != null && definitionOutput != null && isSame(output, definitionOutput)) {
            throw wrongUsage("--output and --write-definition name the same file, " + output + ".");
        }
        FeedGenerator generator = new FeedGenerator(settings());
        if (definitionOutput != null) {
            write(definitionOutput, generator::writeDefinition);
        }
        @Nullable GeneratorReport[] report = new GeneratorReport[1];
        try (Progress progress = Progress.start(
                surroundings, "Writing", "projects", OptionalLong.of(projects()), Progress.Beside.SPEED)) {
            write(output, out -> report[0] = generator.writeFeed(out, progress::at));
        }
        surroundings
                .err()
                .println(report[0] == null ? "Stopped: nobody reads the output any more." : sentence(report[0]));
        return 0;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isRegularFile(one) && Files.isSameFile(one, other)
                    : one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
        } catch (IOException e) {
            return false; // writing will tell
        }
    }

    private int projects() {
        if (projects == null) {
            throw wrongUsage("The option --projects is missing.");
        }
        return projects;
    }

    private GeneratorSettings settings() {
        Definition given = definition == null ? null : definition(definition);
        if (given != null && currency != null) {
            throw wrongUsage("--currency and --definition exclude each other: the definition has the currency.");
        }
        String id = ceremony != null ? ceremony : given != null ? given.ceremonyId() : "generated";
        Vocabulary vocabulary = given != null ? Vocabulary.of(given) : Vocabulary.generic(currency());
        try {
            return new GeneratorSettings(
                    id,
                    projects(),
                    seed,
                    start(),
                    duration,
                    mix.lines(),
                    mix.guests(),
                    mix.late(),
                    mix.lateBy(),
                    vocabulary);
        } catch (InvalidInputException e) {
            throw wrongUsage(Failure.message(e));
        }
    }

    private static Definition definition(Path file) {
        try {
            return DefinitionJson.decode(InputFile.read(file));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage());
        }
    }

    private Currency currency() {
        Currency known;
        try {
            known = Currency.getInstance(currency == null ? "CNY" : currency);
        } catch (IllegalArgumentException e) {
            throw wrongUsage("'" + currency + "' is no ISO 4217 currency.");
        }
        if (known.getDefaultFractionDigits() < 0) {
            throw wrongUsage("'" + currency + "' has no smallest unit to count in, so it is no currency of contracts.");
        }
        return known;
    }

    private Instant start() {
        try {
            return OffsetDateTime.parse(start).toInstant();
        } catch (DateTimeException e) {
            throw wrongUsage("The value of --start is no time such as 2021-08-23T10:00:00+08:00, but '" + start + "'.");
        }
    }

    private ParameterException wrongUsage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out);
    }

    private void write(@Nullable Path file, Writing writing) {
        try (OutputStream out = file == null ? new Unclosed(surroundings.bytes()) : Files.newOutputStream(file)) {
            writing.to(out);
        } catch (IOException e) {
            tell(file, e);
        } catch (FeedException e) {
            if (!(e.getCause() instanceof IOException cause)) {
                throw e;
            }
            tell(file, cause);
        }
    }

    /** A reader who has had enough is no failure. */
    private void tell(@Nullable Path file, IOException e) {
        if (file != null || !surroundings.isReaderGone()) {
            throw new FeedException(
                    (file == null ? "Standard output" : file) + " can't be written: " + FileTrouble.of(e) + ".", e);
        }
    }

    private static String sentence(GeneratorReport report) {
        return "Wrote " + Words.count(report.lines(), "line") + ": "
                + Arrays.stream(LineKind.values())
                        .filter(kind -> report.of(kind) > 0)
                        .map(kind -> String.format(
                                Locale.ROOT,
                                "%,d %s",
                                report.of(kind),
                                kind.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Standard output stays open. */
    private static final class Unclosed extends FilterOutputStream {

        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
