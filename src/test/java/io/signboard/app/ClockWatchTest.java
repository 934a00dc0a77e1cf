package io.signboard.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ClockWatchTest {

    private static final Instant START = Instant.parse("2021-08-23T02:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final InstantSource source = () -> {
        looks.incrementAndGet();
        return now.get();
    };
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @Test
    void shouldTellOnceThatTheClockWasSetBack() {
        try (ClockWatch watch = watch(told::incrementAndGet)) {
            awaitLook();
            now.set(START.plusSeconds(3600));
            awaitLook();
            assertEquals(0, told.get(), "a clock that is set forward stops no timer");

            now.set(START);

            awaitLook();
            awaitLook();
            assertEquals(1, told.get(), watch::toString);
        }
    }

    @Test
    void shouldGoOnWatchingWhenTheReactionFails() {
        try (ClockWatch watch = watch(() -> {
            told.incrementAndGet();
            throw new IllegalStateException("made up");
        })) {
            now.set(START.minus(Duration.ofHours(1)));
            awaitLook();
            now.set(START.minus(Duration.ofHours(2)));
            awaitLook();

            await().untilAsserted(() -> assertEquals(2, told.get(), watch::toString));
        }
    }

    private ClockWatch watch(Runnable whenSetBack) {
        return new ClockWatch(clock, whenSetBack, Duration.ofMillis(20));
    }

    /** Two looks begun from now on: the first of them is over. */
    private void awaitLook() {
        int before = looks.get();
        await().until(() -> looks.get() >= before + 2);
    }
}
