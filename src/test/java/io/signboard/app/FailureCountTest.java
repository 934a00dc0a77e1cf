package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureCountTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2021-08-23T02:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"0, 2, false", "0, 3, true", "1, 2, false", "1, 3, true", "2, 5, false", "2, 6, true"})
    void shouldAllowEachThreadTwoFailures(int threads, int times, boolean keepComing) {
        FailureCount failures = new FailureCount(clock, threads);

        for (int i = 0; i < times; i++) {
            failures.add();
        }

        assertEquals(keepComing, failures.keepComing());
    }

    @ParameterizedTest
    @CsvSource({"60000, true", "60001, false"})
    void shouldForgetWhatIsOlderThanAMinute(long millis, boolean keepComing) {
        FailureCount failures = new FailureCount(clock, 1);
        failures.add();
        failures.add();

        now.updateAndGet(time -> time.plus(Duration.ofMillis(millis)));
        failures.add();

        assertEquals(keepComing, failures.keepComing());
    }

    @Test
    void shouldFindNoneAtFirst() {
        assertEquals(false, new FailureCount(clock, 1).keepComing());
    }
}
