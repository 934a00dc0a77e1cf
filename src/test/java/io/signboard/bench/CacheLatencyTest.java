package io.signboard.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheLatencyTest {

    @Test
    void shouldReadEachPlaceOnce() {
        int[] next = CacheLatency.cycle(1000);

        Set<Integer> read = new HashSet<>();
        int at = 0;
        while (read.add(at)) {
            at = next[at];
        }

        assertEquals(1000, read.size());
        assertEquals(0, at);
    }
}
