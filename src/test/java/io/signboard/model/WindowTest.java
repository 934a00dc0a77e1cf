package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "2021-08-23T10:31:59.999999999Z, 2021-08-23T10:31:00Z",
        "2021-08-23T10:32:00Z, 2021-08-23T10:32:00Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:00Z"
    })
    void shouldStartAMinuteAtItsFullMinute(Instant signed, Instant start) {
        Window minute =
                Window.holding(Tally.epochMinute(signed), Duration.ofMinutes(1)).get(0);

        assertEquals(start, minute.start());
    }

    @Test
    void shouldHopByAMinute() {
        Instant signed = Instant.parse("2021-08-23T10:32:00Z");

        List<Window> windows = Window.holding(Tally.epochMinute(signed), Duration.ofMinutes(5));

        assertEquals(
                List.of(
                        "2021-08-23T10:28:00Z",
                        "2021-08-23T10:29:00Z",
                        "2021-08-23T10:30:00Z",
                        "2021-08-23T10:31:00Z",
                        "2021-08-23T10:32:00Z"),
                windows.stream().map(w -> w.start().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1M", "PT90S", "PT1M0.001S"})
    void shouldRefuseASizeThatIsNoWholeMinutes(Duration size) {
        assertThrows(IllegalArgumentException.class, () -> new Window(size, 0));
    }
}
