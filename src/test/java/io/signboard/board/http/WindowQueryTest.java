package io.signboard.board.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowQueryTest {

    @Test
    void shouldAskForMinutesWithoutBoundsByDefault() {
        WindowQuery query = query(Map.of());

        assertEquals(Duration.ofMinutes(1), query.size());
        assertNull(query.from());
        assertNull(query.to());
    }

    @Test
    void shouldTakeAnEmptyParameterAsAbsent() {
        WindowQuery query = query(Map.of("size", List.of(""), "from", List.of(""), "to", List.of("")));

        assertEquals(new WindowQuery(Duration.ofMinutes(1), null, null), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-08-23T02:31:00Z",
                "2021-08-23t02:31:00z",
                "2021-08-23T10:31:00+08:00",
                "2021-08-23T10:31:00 08:00",
                "2021-08-22T21:31:00.000-05:00"
            })
    void shouldReadTimesOfAnyOffset(String from) {
        WindowQuery query = query(Map.of("from", List.of(from)));

        assertEquals(Instant.parse("2021-08-23T02:31:00Z"), query.from());
    }

    @ParameterizedTest
    @CsvSource({
        "size, 5",
        "size, PT0S",
        "size, PT-1M",
        "size, PT30S",
        "size, P999999999999999D",
        "from, today",
        "from, 2021-08-23",
        "to, 2021-08-23T10:31",
        "to, 2021-13-01T00:00:00Z"
    })
    void shouldNameTheParameterThatIsWrong(String name, String value) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> query(Map.of(name, List.of(value))));

        assertEquals(400, refusal.problem().status());
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("The parameter " + name + " "), refusal.getMessage());
    }

    @Test
    void shouldRefuseAParameterGivenTwice() {
        assertThrows(ProblemException.class, () -> query(Map.of("size", List.of("PT1M", "PT5M"))));
    }

    @Test
    void shouldRefuseAnUpperBoundBelowTheLower() {
        assertThrows(
                ProblemException.class,
                () -> query(Map.of("from", List.of("2021-08-23T02:31:00Z"), "to", List.of("2021-08-23T02:30:59Z"))));
    }

    private static WindowQuery query(Map<String, List<String>> parameters) {
        return WindowQuery.of(name -> parameters.getOrDefault(name, List.of()));
    }
}
