package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietClientsTest {

    @ParameterizedTest
    @CsvSource({"20, true, 100", "20, false, 20", "0, true, 0", "250, true, 250", "250, false, 250"})
    void shouldWaitLongerWhileAtRestUnlessKafkaStreamsIsInAHurry(long asked, boolean atRest, long longest) {
        Duration rest = Duration.ofMillis(100);

        assertEquals(Duration.ofMillis(longest), QuietClients.longest(Duration.ofMillis(asked), rest, () -> atRest));
    }
}
