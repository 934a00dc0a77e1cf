package io.signboard.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** Prints what was measured on standard output, and how far it is on standard error. */
final class Report {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final double MEBI = 1024 * 1024;

    private Report() {}

    /** A text with numbers in it, the same on every machine. */
    static String text(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }

    /** Prints a line. */
    static void line(String format, Object... args) {
        OUT.println(text(format, args));
    }

    /** Prints what is measured next, and on what machine. */
    static void heading(String format, Object... args) {
        line("");
        line(format, args);
        line(
                "(%d processors, load %.1f before, %.0f ns for a read at random within %d MiB)",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                CacheLatency.nanos(),
                CacheLatency.BYTES / 1024 / 1024);
    }

    /** Says what is being done. */
    static void progress(String format, Object... args) {
        ERR.println("  " + text(format, args));
    }

    /** The middle value; the upper of the two in the middle. */
    static <T> double median(List<T> all, ToDoubleFunction<T> of) {
        double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** A duration in seconds. */
    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Bytes in MiB; a question mark if they are not known. */
    static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? text("%,.0f MiB", bytes.getAsLong() / MEBI) : "? MiB";
    }
}
