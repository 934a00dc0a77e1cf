package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class NewestInputTest {

    private final Headers headers = new RecordHeaders();

    @Test
    void shouldReadWhatItWrites() {
        NewestInput.addTo(headers, 5);

        NewestInput.addTo(headers, 1_629_685_867_250L);

        assertEquals(OptionalLong.of(1_629_685_867_250L), NewestInput.of(headers));
    }

    @Test
    void shouldKnowWhenThereIsNone() {
        assertEquals(OptionalLong.empty(), NewestInput.of(headers));
    }

    @Test
    void shouldTakeWhatIsNoNumberForNone() {
        headers.add("signboard_newest_input", "soon".getBytes(StandardCharsets.UTF_8));

        assertEquals(OptionalLong.empty(), NewestInput.of(headers));
    }
}
