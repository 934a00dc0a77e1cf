package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static final Instant TIME = Instant.parse("2021-08-23T02:31:07Z");

    @Test
    void shouldWriteEveryAttribute() {
        RecordHeaders headers = new RecordHeaders();
        new CloudEvent("e-1", "/signboard/feed", "io.signboard.project.signed", TIME, "项目").addTo(headers);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("ce_specversion", "1.0");
        expected.put("ce_id", "e-1");
        expected.put("ce_source", "/signboard/feed");
        expected.put("ce_type", "io.signboard.project.signed");
        expected.put("ce_time", "2021-08-23T02:31:07Z");
        expected.put("ce_subject", "项目");
        expected.put("content-type", "application/json");
        assertEquals(expected, texts(headers));
    }

    @Test
    void shouldReplaceAttributesThatAreThereAlready() {
        RecordHeaders headers = new RecordHeaders();
        event("old").addTo(headers);
        event("new").addTo(headers);
        assertEquals("new", CloudEvent.id(headers));
        assertEquals(7, headers.toArray().length);
    }

    @Test
    void shouldReadTheLastId() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", "a".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", "é".getBytes(StandardCharsets.UTF_8));
        assertEquals("é", CloudEvent.id(headers));
    }

    @Test
    void shouldReadNoIdWhereThereIsNone() {
        assertNull(CloudEvent.id(new RecordHeaders()));
    }

    @Test
    void shouldReadNoIdFromNull() {
        assertNull(CloudEvent.id(new RecordHeaders().add("ce_id", null)));
    }

    @Test
    void shouldReadNoIdFromAnEmptyText() {
        assertNull(CloudEvent.id(new RecordHeaders().add("ce_id", new byte[0])));
    }

    @Test
    void shouldReadNoIdFromWhatIsNotUtf8() {
        assertNull(CloudEvent.id(new RecordHeaders().add("ce_id", new byte[] {'a', (byte) 0xff})));
    }

    @Test
    void shouldTakeTheLongestText() {
        assertEquals(1000, event("x".repeat(1000)).id().length());
    }

    @Test
    void shouldRefuseALongerText() {
        assertThrows(IllegalArgumentException.class, () -> event("x".repeat(1001)));
    }

    @Test
    void shouldRefuseAnEmptyText() {
        assertThrows(IllegalArgumentException.class, () -> event(""));
    }

    @Test
    void shouldTakeTheLastInstantOfTheYear9999() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
        assertEquals(last, at(last).time());
    }

    @Test
    void shouldRefuseATimeThatRfc3339CannotSpell() {
        Instant first = Instant.parse("9999-12-31T23:59:59.999999999Z").plusNanos(1);
        assertThrows(IllegalArgumentException.class, () -> at(first));
    }

    private static CloudEvent event(String id) {
        return new CloudEvent(id, "/signboard", "t", TIME, "s");
    }

    private static CloudEvent at(Instant time) {
        return new CloudEvent("id", "/signboard", "t", time, "s");
    }

    private static Map<String, String> texts(RecordHeaders headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
