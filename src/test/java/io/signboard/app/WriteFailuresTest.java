package io.signboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class WriteFailuresTest {

    private final WriteFailures failures = new WriteFailures(Map.of("bootstrap.servers", "127.0.0.1:9092"));

    @Test
    void shouldBlameTheRecordThatFailedFirst() {
        Exception tooLarge = new RecordTooLargeException("too large");
        failures.add(record("ceremony.summaries", "large"), tooLarge);
        failures.add(record("signboard-minutes-changelog", "failed along with it"), tooLarge);

        assertTrue(sentence(tooLarge)
                .startsWith("The record of key 'large' can't be written to the topic ceremony.summaries, "));
    }

    @Test
    void shouldBlameTheRecordOfTheLatestFailure() {
        Exception then = new RecordTooLargeException("too large then");
        Exception now = new RecordTooLargeException("too large now");
        failures.add(record("ceremony.summaries", "then"), then);
        failures.add(record("ceremony.summaries", "now"), now);

        assertTrue(sentence(now).startsWith("The record of key 'now' "));
        assertEquals(Optional.empty(), failures.behind(new StreamsException(then)));
    }

    private String sentence(Exception reason) {
        return String.valueOf(
                failures.behind(new StreamsException(reason)).orElseThrow().getMessage());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), new byte[0]);
    }
}
