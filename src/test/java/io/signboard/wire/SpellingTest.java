package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KNOWN = List.of("minimumAmount", "host", "http.port", "id");

    @ParameterizedTest
    @CsvSource({"minimunAmount, minimumAmount", "hots, host", "http.prot, http.port", "minimumAmounts, minimumAmount"})
    void shouldFindWhatDiffersByFewLetters(String misspelled, String meant) {
        assertEquals(Optional.of(meant), Spelling.nearest(misspelled, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"minimum", "comment", "bad", "x", "moss", "home"})
    void shouldNotGuess(String other) {
        assertEquals(Optional.empty(), Spelling.nearest(other, KNOWN));
    }

    @Test
    void shouldFindNothingAmongNothing() {
        assertEquals(Optional.empty(), Spelling.nearest("host", List.of()));
    }
}
