package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

    private static final Instant NOW = Instant.parse("2021-08-23T03:00:00Z");

    @Test
    void shouldTolerateTwoSeconds() {
        Lines.assertWell(ClockCheck.judge(Map.of("t", NOW.plusSeconds(2)), NOW));
    }

    @Test
    void shouldSayThatARecordIsFromTheFuture() {
        Lines.assertOnly(
                Kind.WRONG,
                ClockCheck.judge(Map.of("t", NOW.plusMillis(2001), "other", NOW), NOW),
                "A record of t is dated 2 s after now",
                "time server");
    }

    @Test
    void shouldConcludeNothingFromThePast() {
        Lines.assertWell(ClockCheck.judge(Map.of("t", Instant.EPOCH), NOW));
    }

    @Test
    void shouldConcludeNothingFromNothing() {
        Lines.assertWell(ClockCheck.judge(Map.of(), NOW));
    }
}
