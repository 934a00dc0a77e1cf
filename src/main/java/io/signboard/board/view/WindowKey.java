package io.signboard.board.view;

import io.signboard.wire.InvalidInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The parts of a window record's key, {@code ceremonyId|size|start}.
 *
 * @param ceremonyId the ceremony
 * @param size how long the window is
 * @param start its inclusive start
 */
record WindowKey(String ceremonyId, Duration size, Instant start) {

    private static final int PARTS = 3;

    /**
     * Takes a key apart.
     *
     * @throws InvalidInputException if it is not such a key
     */
    static WindowKey parse(String key) {
        String[] parts = key.split("\\|", -1);
        if (parts.length != PARTS) {
            throw new InvalidInputException("The key is not of the form ceremonyId|size|start.");
        }
        try {
            return new WindowKey(parts[0], Duration.parse(parts[1]), Instant.parse(parts[2]));
        } catch (DateTimeException e) {
            throw new InvalidInputException("The key's size or start cannot be read.");
        }
    }
}
