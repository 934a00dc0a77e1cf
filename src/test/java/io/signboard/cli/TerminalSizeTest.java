package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSizeTest {

    @ParameterizedTest
    @CsvSource({
        "'50 132\n', 50, 132",
        "'0 0\n', 24, 80",
        "'1 40\n', 2, 40",
        "'', 24, 80",
        "'stty: standard input: Inappropriate ioctl for device', 24, 80"
    })
    void shouldTakeTheUsualSizeWhereTheTerminalDoesNotSay(String told, int lines, int columns) {
        assertEquals(new TerminalSize(lines, columns), TerminalSize.of(told));
    }
}
