package io.signboard.model;

import java.time.Duration;
import java.util.List;

/**
 * Which windows there are, and when they are final.
 *
 * @param sizes the windows' sizes, whole minutes, without repetition
 * @param grace how long after its end a window becomes final, 0 or more
 */
public record Windowing(List<Duration> sizes, Duration grace) {

    /** Windows of one minute and of five. */
    public static final Windowing DEFAULT =
            new Windowing(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)), Duration.ofSeconds(10));

    /** Checks the bounds. */
    public Windowing {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("A window's grace must not be negative");
        }
        if (sizes.stream().distinct().count() != sizes.size()) {
            throw new IllegalArgumentException("Sizes of windows must not repeat");
        }
        sizes = List.copyOf(sizes);
        sizes.forEach(size -> new Window(size, 0));
    }
}
