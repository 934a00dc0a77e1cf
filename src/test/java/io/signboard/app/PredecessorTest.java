package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredecessorTest {

    private static final String BEFORE = "signboard-0d8a4a5e-7a4c-4a0e-9a57-3c1f5d7c9a10";
    private static final String OTHER = "signboard-1d8a4a5e-7a4c-4a0e-9a57-3c1f5d7c9a10";

    @Test
    void shouldBeAllThatTheGroupHasIfEachMemberIsOneOfItsThreads() {
        assertTrue(Predecessor.isAll(
                BEFORE, List.of(BEFORE + "-StreamThread-1-consumer", BEFORE + "-StreamThread-2-consumer")));
    }

    @Test
    void shouldNotBeAllBesideAnotherProcessor() {
        assertFalse(Predecessor.isAll(
                BEFORE, List.of(BEFORE + "-StreamThread-1-consumer", OTHER + "-StreamThread-1-consumer")));
    }

    @Test
    void shouldNotBeAllOfAGroupWithoutMembers() {
        assertFalse(Predecessor.isAll(BEFORE, List.of()));
    }
}
