package io.signboard.cli;

import io.signboard.model.Summary;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the tally is shown: in place in a terminal, else line by line. */
final class TallyScreen implements AutoCloseable {

    private static final int MOST_OTHERS = 20;
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final Clock clock;
    private final boolean inPlace;
    private final TerminalSize size;
    private @Nullable Summary summary;
    private @Nullable TallyLines lines;
    private long drawnSecond;
    private boolean drawn;

    private TallyScreen(PrintWriter out, Clock clock, boolean inPlace, TerminalSize size) {
        this.out = out;
        this.clock = clock;
        this.inPlace = inPlace;
        this.size = size;
    }

    /** Standard output. */
    static TallyScreen of(Surroundings surroundings) {
        boolean inPlace = surroundings.terminals().out();
        return new TallyScreen(
                surroundings.out(), surroundings.clock(), inPlace, inPlace ? TerminalSize.now() : TerminalSize.USUAL);
    }

    /** Whether it shows every summary, and not only the newest state. */
    boolean showsEach() {
        return !inPlace;
    }

    /**
     * Says that there is nothing to show yet.
     *
     * @param others the ceremonies that are defined, if this one is not
     */
    void waitFor(String ceremonyId, List<String> others) {
        String text = "Waiting for the first summary of " + ceremonyId + "; it comes once the ceremony is defined and"
                + " a processor runs."
                + defined(others);
        if (inPlace) {
            draw(List.of(text));
        } else {
            out.println(text);
            out.flush();
        }
    }

    private static String defined(List<String> others) {
        if (others.isEmpty()) {
            return "";
        }
        int more = others.size() - MOST_OTHERS;
        return " Defined are: " + String.join(", ", others.subList(0, Math.min(MOST_OTHERS, others.size())))
                + (more > 0 ? " and " + more + " more." : ".");
    }

    /** Shows a summary in the form of these lines. */
    void show(Summary next, TallyLines form) {
        summary = next;
        lines = form;
        if (inPlace) {
            drawView();
        } else {
            out.println(form.line(next));
            out.flush();
        }
    }

    /** Lets the number's age go on. */
    void refresh() {
        if (inPlace && summary != null && clock.instant().getEpochSecond() != drawnSecond) {
            drawView();
        }
    }

    private void drawView() {
        if (summary != null && lines != null) {
            Instant now = clock.instant();
            drawnSecond = now.getEpochSecond();
            draw(lines.view(summary, now, size.lines() - 1).stream()
                    .map(line -> Column.cut(line, size.columns()))
                    .toList());
        }
    }

    private void draw(List<String> view) {
        StringBuilder frame = new StringBuilder(drawn ? HOME : HIDE_CURSOR + CLEAR + HOME);
        drawn = true;
        view.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        out.print(frame.append(CLEAR_BELOW));
        out.flush();
    }

    /** Leaves the last view where it is. */
    @Override
    public void close() {
        if (drawn) {
            out.print(SHOW_CURSOR);
            out.flush();
        }
    }
}
