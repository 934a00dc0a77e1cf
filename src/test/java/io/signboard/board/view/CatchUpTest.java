package io.signboard.board.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class CatchUpTest {

    private static final TopicPartition A = new TopicPartition("a", 0);
    private static final TopicPartition B = new TopicPartition("b", 0);

    private final CatchUp catchUp = new CatchUp();

    @Test
    void shouldNotClaimToHaveReachedWhatItCannotSee() {
        catchUp.moveTo(A, 5);

        assertFalse(catchUp.isReached());
        assertFalse(catchUp.isBehind());
    }

    @Test
    void shouldReachTheEndsOfEmptyTopics() {
        catchUp.aim(Map.of(A, 0L, B, 0L));

        assertTrue(catchUp.isReached());
    }

    @Test
    void shouldBeBehindByOneRecord() {
        catchUp.aim(Map.of(A, 10L, B, 0L));

        catchUp.moveTo(A, 9);

        assertTrue(catchUp.isBehind());
        assertEquals(1, catchUp.missing());
    }

    @Test
    void shouldReachTheEndsOnlyInEveryPartition() {
        catchUp.aim(Map.of(A, 10L, B, 3L));
        catchUp.moveTo(A, 12);
        assertFalse(catchUp.isReached());

        catchUp.moveTo(B, 3);

        assertTrue(catchUp.isReached());
    }

    @Test
    void shouldBeginAnewAfterClearing() {
        catchUp.aim(Map.of(A, 1L));
        catchUp.moveTo(A, 1);

        catchUp.clear();

        assertFalse(catchUp.isReached());
        assertNull(catchUp.position(A));
    }
}
