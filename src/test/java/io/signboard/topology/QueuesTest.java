package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesTest {

    private static final long NOW = 1_629_686_000_000L;

    private final Queues queues = new Queues();

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, -20_000})
    void shouldTellWaitingFromADifferenceOfClocks(long behind) {
        List<Long> waited = LongStream.of(90, 100, 80, 500, 85)
                .mapToObj(age -> queues.waited(0, age + behind, NOW))
                .toList();

        assertEquals(List.of(0L, 10L, 0L, 420L, 5L), waited);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, -20_000})
    void shouldKnowEachLedgersClock(long behind) {
        queues.waited(0, 100, NOW);
        queues.waited(1, behind + 100, NOW);

        assertEquals(7, queues.waited(0, 107, NOW));
        assertEquals(8, queues.waited(1, behind + 108, NOW));
    }

    @Test
    void shouldForgetAClockThatIsNoLongerThere() {
        queues.waited(0, -2_000, NOW);

        assertEquals(2_005, queues.waited(0, 5, NOW + 60_000));
        assertEquals(0, queues.waited(0, 5, NOW + 120_000));
    }
}
