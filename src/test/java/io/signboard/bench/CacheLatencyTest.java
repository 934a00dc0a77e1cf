package io.signboard.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CacheLatencyTest {

    @Test
    void shouldReadEachPlaceOnce() {
        int[] next = CacheLatency.cycle(1000);

        int reads = 0;
        int at = 0;
        do {
            at = next[at];
            reads++;
        } while (at != 0);

        assertEquals(1000, reads);
    }
}
