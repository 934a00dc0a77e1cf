package io.signboard.board.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardSettingsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 65_535})
    void shouldAcceptThePortsAtTheBounds(int port) {
        assertDoesNotThrow(() -> new BoardSettings(BoardSettings.DEFAULT_HOST, port));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseThePortsBeyondTheBounds(int port) {
        assertThrows(IllegalArgumentException.class, () -> new BoardSettings(BoardSettings.DEFAULT_HOST, port));
    }

    @Test
    void shouldRefuseABlankHost() {
        assertThrows(IllegalArgumentException.class, () -> new BoardSettings(" ", 80));
    }
}
