package io.signboard.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private static final Path FOLDER = Path.of("data");

    @Test
    void shouldTakeTheHighestPort() {
        assertEquals(65_535, new BrokerSettings(FOLDER, 65_535).port());
    }

    @Test
    void shouldTakePortZeroForAnyFreeOne() {
        assertEquals(0, new BrokerSettings(FOLDER, 0).port());
    }

    @Test
    void shouldRefuseAPortAboveTheHighest() {
        assertThrows(IllegalArgumentException.class, () -> new BrokerSettings(FOLDER, 65_536));
    }

    @Test
    void shouldRefuseANegativePort() {
        assertThrows(IllegalArgumentException.class, () -> new BrokerSettings(FOLDER, -1));
    }

    @Test
    void shouldRefuseAFolderThatKafkaWouldReadAsTwo() {
        assertThrows(IllegalArgumentException.class, () -> new BrokerSettings(Path.of("here,there"), 0));
    }

    @Test
    void shouldKeepTheFolderAbsoluteAndNormalised() {
        Path dataDir = new BrokerSettings(Path.of("a", "..", "b"), 0).dataDir();

        assertTrue(dataDir.isAbsolute());
        assertEquals(Path.of("b").toAbsolutePath(), dataDir);
    }
}
