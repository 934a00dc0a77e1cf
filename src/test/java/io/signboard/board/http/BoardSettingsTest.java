package io.signboard.board.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
    void shouldKnowWhereOnlyThisMachineReachesIt(String host) {
        assertTrue(new BoardSettings(host, 0).isLocal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
    void shouldKnowWhereOthersReachIt(String host) {
        assertFalse(new BoardSettings(host, 0).isLocal());
    }
}
