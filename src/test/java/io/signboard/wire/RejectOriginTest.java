package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RejectOriginTest {

    private final Headers headers = new RecordHeaders();

    @Test
    void shouldReadBackWhatItWrote() {
        RejectOrigin origin = origin("The amount is 0.");

        origin.addTo(headers);

        assertEquals(Optional.of(origin), RejectOrigin.from(headers));
    }

    @Test
    void shouldTakeThePlaceOfHeadersOfTheSameNames() {
        origin("An earlier one.").addTo(headers);

        origin("A later one.").addTo(headers);

        assertEquals(5, headers.toArray().length);
        assertEquals(
                "A later one.",
                RejectOrigin.from(headers).orElseThrow().refusal().detail());
    }

    @Test
    void shouldLeaveTheOtherHeadersWhenStripping() {
        headers.add("ce_id", bytes("e-1"));
        origin("The amount is 0.").addTo(headers);

        RejectOrigin.strip(headers);

        assertEquals(1, headers.toArray().length);
        assertArrayEquals(bytes("e-1"), headers.lastHeader("ce_id").value());
    }

    @Test
    void shouldKeepADetailOfTheGreatestLength() {
        String detail = "x".repeat(RejectOrigin.MAX_DETAIL_LENGTH);

        origin(detail).addTo(headers);

        assertEquals(detail, RejectOrigin.from(headers).orElseThrow().refusal().detail());
    }

    @Test
    void shouldCutALongerDetailBetweenCharacters() {
        origin("x".repeat(RejectOrigin.MAX_DETAIL_LENGTH - 2) + "\uD83C\uDFDB and more")
                .addTo(headers);

        String detail = RejectOrigin.from(headers).orElseThrow().refusal().detail();
        assertEquals("x".repeat(RejectOrigin.MAX_DETAIL_LENGTH - 2) + "…", detail);
    }

    @Test
    void shouldFindNothingWhereAHeaderIsUnreadable() {
        origin("The amount is 0.").addTo(headers);
        headers.add("signboard_offset", bytes("-1"));

        assertTrue(RejectOrigin.from(headers).isEmpty());
    }

    private static RejectOrigin origin(String detail) {
        return new RejectOrigin(
                new Refusal(Reason.BAD_AMOUNT, detail), "ceremony.project-events.online", 3, 1_234_567_890_123L);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
