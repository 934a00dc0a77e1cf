package io.signboard.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseCounterTest {

    private static final String STREAM =
            """
            HTTP/1.1 200 OK

            event: summary
            id: 1
            data: {"event: ": 1}

            :

            event: summary
            id: 2
            data: {}

            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1000})
    void shouldCountSummariesInWhateverPiecesTheyCome(int piece) {
        SseCounter counter = new SseCounter();
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);

        for (int from = 0; from < bytes.length; from += piece) {
            counter.take(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
        }

        assertEquals(new SseCounter.Count(2, bytes.length), counter.count());
    }
}
