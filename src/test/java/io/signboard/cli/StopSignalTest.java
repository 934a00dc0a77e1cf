package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void shouldNotBeHeededBeforeACommandSaysSo() {
        stop.request();

        assertTrue(stop.isRequested());
        assertFalse(stop.isHeeded());
    }

    @Test
    void shouldCallTheActionOnce() {
        stop.heed(calls::incrementAndGet);

        stop.request();
        stop.request();

        assertEquals(1, calls.get());
    }

    @Test
    void shouldCallTheActionAtOnceWhenTheSignalWasGivenBefore() {
        stop.request();

        stop.heed(calls::incrementAndGet);

        assertEquals(1, calls.get());
        assertTrue(stop.isHeeded());
    }
}
