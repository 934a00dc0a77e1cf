package io.signboard.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far something is, on standard error: a bar in a terminal, else a plain line now and then. One thread uses it. */
public final class Progress implements AutoCloseable {

    /** Given, so that JLine opens no terminal to learn it: that would take the signals away from {@link Ending}. */
    private static final int WIDTH = 78;

    private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintWriter err;
    private final String task;
    private final String unit;
    private final OptionalLong total;
    private final @Nullable ProgressBar bar;
    private long lineNanos = System.nanoTime();
    private String remark = "";

    private Progress(PrintWriter err, String task, String unit, OptionalLong total, @Nullable ProgressBar bar) {
        this.err = err;
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.bar = bar;
    }

    /**
     * Begins at 0.
     *
     * @param surroundings where standard error is
     * @param task what is done: one word, such as {@code Sending}
     * @param unit what is counted: a plural, such as {@code lines}
     * @param total how many there will be, if that is known
     * @param beside what stands beside the bar
     */
    public static Progress start(
            Surroundings surroundings, String task, String unit, OptionalLong total, Beside beside) {
        PrintWriter err = surroundings.err();
        return new Progress(
                err, task, unit, total, surroundings.terminals().err() ? bar(err, task, unit, total, beside) : null);
    }

    /** What stands beside a bar; a terminal's line has room for one of them. */
    public enum Beside {
        /** How fast it goes, and how long it will take. */
        SPEED,
        /** What {@link #remark} says. */
        REMARK
    }

    private static ProgressBar bar(PrintWriter err, String task, String unit, OptionalLong total, Beside beside) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total.orElse(-1))
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .setConsumer(new DelegatingProgressBarConsumer(
                        text -> {
                            err.print("\r" + text);
                            err.flush();
                        },
                        WIDTH));
        return (beside == Beside.SPEED ? builder.showSpeed() : builder.hideEta()).build();
    }

    /** So many are done by now. */
    public void at(long count) {
        if (bar != null) {
            bar.stepTo(count);
        } else if (System.nanoTime() - lineNanos >= LINE_NANOS) {
            lineNanos = System.nanoTime();
            String of = total.isPresent() ? String.format(Locale.ROOT, " of %,d", total.getAsLong()) : "";
            err.printf(Locale.ROOT, "%s: %,d%s %s  %s%n", task, count, of, unit, remark);
        }
    }

    /** Shows a text beside the bar, or on each plain line; the first one doesn't wait for its line to be due. */
    public void remark(String text) {
        if (remark.isEmpty()) {
            lineNanos -= LINE_NANOS;
        }
        remark = text;
        if (bar != null) {
            bar.setExtraMessage(text);
        }
    }

    /** Ends the bar's line. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            err.println();
        }
    }
}
