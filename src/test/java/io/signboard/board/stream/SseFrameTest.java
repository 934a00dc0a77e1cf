package io.signboard.board.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseFrameTest {

    @Test
    void shouldGiveEventIdAndData() {
        assertEquals("event: summary\nid: 7\nretry: 2000\ndata: {\"a\":1}\n\n", frame("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n}", "{\r}", "{\r\n}"})
    void shouldMakeEveryLineDataOfItsOwn(String json) {
        assertEquals("event: summary\nid: 7\nretry: 2000\ndata: {\ndata: }\n\n", frame(json));
    }

    private static String frame(String json) {
        return new String(SseFrame.of(7, json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
