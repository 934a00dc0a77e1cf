package io.signboard.cli;

import io.signboard.model.Definition;
import io.signboard.model.Project;
import io.signboard.model.Status;
import io.signboard.model.Summary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A summary as lines of text, at most {@value #WIDTH} cells wide. */
final class TallyLines {

    /** The widest line, in cells. */
    static final int WIDTH = 78;

    private static final int NAME = 28;
    private static final int BAR = 16;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Language language;
    private final AmountText amounts;
    private final MemberNames names;

    /** Lines in a language, with the names of a definition. */
    TallyLines(Language language, @Nullable Definition definition) {
        this.language = language;
        this.amounts = new AmountText(language);
        this.names = new MemberNames(language, definition);
    }

    /** Everything on one line, for logs. */
    String line(Summary summary) {
        StringBuilder line = new StringBuilder()
                .append(summary.publishedAt())
                .append(' ')
                .append(summary.ceremonyId())
                .append(" #")
                .append(summary.sequence())
                .append(' ')
                .append(status(summary.status()))
                .append(": ")
                .append(headline(summary));
        summary.channels().forEach(part -> line.append(", ")
                .append(names.channel(part.id()))
                .append(' ')
                .append(part.projects())
                .append('/')
                .append(amounts.of(part.amount(), summary.currency())));
        return PlainText.of(line.toString());
    }

    /**
     * The whole view, shortened from its least important end.
     *
     * @param now the time, for the age of the number
     * @param height how many lines at most
     */
    List<String> view(Summary summary, Instant now, int height) {
        List<String> lines = new ArrayList<>(head(summary, now));
        parts(lines, Word.CHANNELS, summary.channels(), names::channel, summary.currency());
        lines.add(part(Word.VENUE.in(language), summary.venue(), summary.currency()));
        parts(lines, Word.SECTORS, summary.sectors(), names::sector, summary.currency());
        parts(lines, Word.INVESTORS, summary.investors(), names::investor, summary.currency());
        tiers(lines, summary);
        guests(lines, summary);
        latest(lines, summary, height - 2);
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), Math.max(1, height - 1))));
        shown.add(age(summary, now));
        return shown.stream().map(line -> Column.cut(PlainText.of(line), WIDTH)).toList();
    }

    private List<String> head(Summary summary, Instant now) {
        String name = language.of(summary.name(), summary.ceremonyId());
        String status = isStalled(summary, now) ? Word.OLD.in(language) : status(summary.status());
        List<String> lines = new ArrayList<>();
        lines.add(Column.left(name, WIDTH - Column.width(status) - 1) + " " + status);
        lines.add(headline(summary));
        lines.add(details(summary));
        return lines;
    }

    private String headline(Summary summary) {
        Summary.Headline headline = summary.headline();
        StringBuilder line = new StringBuilder()
                .append(projects(headline.projects()))
                .append(", ")
                .append(amounts.of(headline.amount(), summary.currency()));
        Map<Currency, BigDecimal> converted = headline.converted();
        if (converted != null) {
            converted.forEach((currency, amount) -> {
                String words = amounts.estimate(amount, currency);
                line.append(words.startsWith(AmountText.ROUNDED) ? " " : " = ").append(words);
            });
        }
        return line.toString();
    }

    private String details(Summary summary) {
        Currency currency = summary.currency();
        List<String> details = new ArrayList<>();
        Summary.Change change = summary.change();
        if (change != null) {
            Long projects = change.projects();
            BigDecimal amount = change.amount();
            details.add(Word.CHANGE.in(language)
                    + (projects == null ? "" : " " + signed(projects))
                    + (amount == null ? "" : " " + amounts.change(amount, currency)));
        }
        details.add(
                Word.AVERAGE.in(language) + " " + amounts.of(summary.headline().average(), currency));
        BigDecimal largest = summary.headline().largest();
        if (largest != null) {
            details.add(Word.LARGEST.in(language) + " " + amounts.of(largest, currency));
        }
        return String.join(", ", details);
    }

    private void parts(
            List<String> lines, Word title, List<Summary.Part> parts, UnaryOperator<String> name, Currency currency) {
        if (parts.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title.in(language));
        parts.forEach(part -> lines.add(part(name.apply(part.id()), part, currency)));
    }

    private String part(String name, Summary.Part part, Currency currency) {
        return "  " + Column.left(name, NAME)
                + Column.right(String.format(Locale.ROOT, "%,d", part.projects()), 8)
                + Column.right(amounts.of(part.amount(), currency), 16)
                + "  " + bar(part.percent())
                + Column.right(part.percent() + "%", 5);
    }

    private static String bar(int percent) {
        int full = Math.min(BAR, Math.round(percent * BAR / 100f));
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private void tiers(List<String> lines, Summary summary) {
        if (summary.tiers().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(Word.TIERS.in(language));
        for (Summary.TierCount tier : summary.tiers()) {
            Long change = tier.change();
            lines.add("  "
                    + Column.left(Word.ABOVE.in(language) + " " + amounts.of(tier.above(), summary.currency()), NAME)
                    + Column.right(String.format(Locale.ROOT, "%,d", tier.projects()), 8)
                    + Column.right(amounts.of(tier.amount(), summary.currency()), 16)
                    + (change == null ? "" : "  " + Word.CHANGE.in(language) + " " + signed(change)));
        }
    }

    private void guests(List<String> lines, Summary summary) {
        Summary.Guests guests = summary.guests();
        if (guests != null) {
            lines.add("");
            lines.add(Word.GUESTS.in(language) + ": " + projects(guests.projects()) + ", "
                    + amounts.of(guests.amount(), summary.currency()));
        }
    }

    private void latest(List<String> lines, Summary summary, int lastLine) {
        if (summary.latestProjects().isEmpty() || lines.size() + 3 > lastLine) {
            return;
        }
        lines.add("");
        lines.add(Word.LATEST.in(language));
        for (Project project : summary.latestProjects()) {
            if (lines.size() >= lastLine) {
                return;
            }
            String title = project.title() == null ? project.projectId() : project.title();
            lines.add("  " + TIME.format(project.dateSigned().atZone(names.zone())) + "  "
                    + Column.left(title, 38)
                    + Column.right(amounts.of(project.amount(summary.currency()), summary.currency()), 16)
                    + "  "
                    + names.channel(project.channel().id()));
        }
    }

    private String age(Summary summary, Instant now) {
        long seconds = Math.max(0, Duration.between(summary.publishedAt(), now).toSeconds());
        String text = isStalled(summary, now)
                ? Word.STALLED.in(language) + " " + seconds + " s"
                : Word.PUBLISHED.in(language) + " "
                        + TIME.format(summary.publishedAt().atZone(names.zone())) + ", " + seconds + " "
                        + Word.AGO.in(language);
        return "#" + summary.sequence() + " v" + summary.definitionVersion() + ", " + text + ". "
                + Word.END.in(language) + ".";
    }

    private static boolean isStalled(Summary summary, Instant now) {
        return summary.status().hasHeartbeat()
                && Duration.between(summary.publishedAt(), now).compareTo(Status.STALLED_AFTER) > 0;
    }

    private String projects(long number) {
        return String.format(Locale.ROOT, "%,d", number) + " "
                + (number == 1 && language == Language.EN ? "project" : Word.PROJECTS.in(language));
    }

    private String status(Status status) {
        return switch (status) {
            case REHEARSAL -> Word.REHEARSAL.in(language);
            case LIVE -> Word.LIVE.in(language);
            case PROVISIONAL -> Word.PROVISIONAL.in(language);
            case CERTIFIED -> Word.CERTIFIED.in(language);
        };
    }

    private static String signed(long number) {
        return number > 0 ? "+" + number : number == 0 ? "±0" : "−" + -number;
    }
}
