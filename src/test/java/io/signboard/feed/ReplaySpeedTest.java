package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.wire.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySpeedTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT1H, PT1H",
        "60, PT1H, PT1M",
        "0.5, PT1S, PT2S",
        "3, PT1S, PT0.333333333S",
        "1e2, PT1S, PT0.01S",
        "7, PT-1S, PT0S",
        "max, PT1H, PT0S"
    })
    void shouldScaleTime(String speed, Duration own, Duration scaled) {
        assertEquals(scaled, ReplaySpeed.parse(speed).scaled(own));
    }

    @Test
    void shouldTakeNoLongerThanCanBeCounted() {
        Duration longest = ReplaySpeed.parse("1e-999999999").scaled(Duration.ofDays(1));
        assertEquals(Duration.ofNanos(Long.MAX_VALUE / 4), longest);
    }

    @Test
    void shouldReadMax() {
        assertTrue(ReplaySpeed.parse("max").isMax());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "fast", "NaN", "1,5"})
    void shouldRefuseWhatIsNoSpeed(String text) {
        Exception e = assertThrows(InvalidInputException.class, () -> ReplaySpeed.parse(text));
        assertEquals("The speed must be max or a number above 0, but is '" + text + "'.", e.getMessage());
    }
}
