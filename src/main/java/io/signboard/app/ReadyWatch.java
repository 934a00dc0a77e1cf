package io.signboard.app;

import io.signboard.board.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a program isn't ready, and why, once that has lasted longer than a start or a takeover usually does: what
 * {@code /health/ready} answers, for whoever reads the log. Tells again each minute and when the reasons change, and once
 * more when it is over.
 */
final class ReadyWatch {

    /** How often to look. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final long PATIENCE = Duration.ofSeconds(15).toNanos();
    private static final long REPEAT = Duration.ofMinutes(1).toNanos();

    private final List<HealthCheck> checks;
    private final LongSupplier nanos;
    private final Consumer<String> listener;
    private @Nullable Long unreadySince;
    private String told = "";
    private long toldAt;

    /**
     * For one thread.
     *
     * @param nanos a time that is never set, such as {@link System#nanoTime}
     * @param listener takes the sentences
     */
    ReadyWatch(List<HealthCheck> checks, LongSupplier nanos, Consumer<String> listener) {
        this.checks = List.copyOf(checks);
        this.nanos = nanos;
        this.listener = listener;
    }

    /** Looks once. */
    void look() {
        long now = nanos.getAsLong();
        String problem =
                checks.stream().flatMap(check -> check.problem().stream()).collect(Collectors.joining(" "));
        if (unreadySince == null) {
            unreadySince = now;
        }
        long lasts = now - unreadySince;
        if (problem.isEmpty()) {
            if (!told.isEmpty()) {
                listener.accept("Ready after " + seconds(lasts) + " s.");
            }
            told = "";
            unreadySince = null;
        } else if (lasts >= PATIENCE && (!problem.equals(told) || now - toldAt >= REPEAT)) {
            listener.accept("Not ready for " + seconds(lasts) + " s: " + problem);
            told = problem;
            toldAt = now;
        }
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }
}
