package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f",
                "\ufeff", "\ud83d", "\ude80"
            })
    void shouldLetNoCharacterThroughThatBreaksOrTurnsALine(String character) {
        assertEquals("a?b", Quoted.shortened("a" + character + "b"));
        assertEquals("a?b", Quoted.plain("a" + character + "b"));
    }

    @Test
    void shouldKeepWhatPeopleWrite() {
        assertEquals("智能制造, Łódź 🚀 (50 %)", Quoted.shortened("智能制造, Łódź 🚀 (50 %)"));
    }

    @Test
    void shouldCutWholeCharacters() {
        assertEquals("🚀".repeat(60) + "…", Quoted.shortened("🚀".repeat(61)));
        assertEquals("🚀".repeat(60), Quoted.shortened("🚀".repeat(60)));
    }

    @Test
    void shouldMakeOneLineOfAMessageOfSeveral() {
        assertEquals("Could not. It failed.", Quoted.line(" Could not.\r\n\tIt failed.\n"));
        assertEquals("x".repeat(500) + "…", Quoted.line("x".repeat(501)));
    }
}
