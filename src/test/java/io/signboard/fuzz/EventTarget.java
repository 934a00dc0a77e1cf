package io.signboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.Channel;
import io.signboard.model.Entry;
import io.signboard.model.Reason;
import io.signboard.support.RawRecord;
import io.signboard.wire.Decoded;
import io.signboard.wire.EntryCodec;
import io.signboard.wire.EventDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Project events with their keys and headers. An input's first line is the record's key, its second the {@code ce_id} header;
 * one that is {@code -} is absent. The rest is the value.
 */
final class EventTarget implements Target {

    private static final String TOPIC = "ceremony.project-events.online";
    private static final byte[] ABSENT = {'-'};

    /** Of such numbers the naive judge, which computes with decimals, knows nothing. */
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[eE][+-]?\\d{5,}");

    /** So much white space behind it makes any value too long for the decoder's short cuts, and changes nothing else. */
    private static final int PADDING = 10_000;

    private final EventDecoder decoder = new EventDecoder();
    private final EventDecoder withoutShortCuts = new EventDecoder();
    private final EntryCodec codec = new EntryCodec();

    @Override
    public String name() {
        return "event";
    }

    @Override
    public Object decode(byte[] input) {
        ConsumerRecord<byte @Nullable [], byte[]> record = record(input);
        return decoder.decodeRecord(record.key(), record.value(), record.headers());
    }

    @Override
    public Verdict check(byte[] input, Object outcome) {
        Decoded decoded = (Decoded) outcome;
        ConsumerRecord<byte @Nullable [], byte[]> record = record(input);
        Optional<String> reason = decoded.isValid()
                ? Optional.empty()
                : Optional.of(decoded.refusal().reason().id());
        if (!HUGE_EXPONENT
                .matcher(new String(input, StandardCharsets.ISO_8859_1))
                .find()) {
            assertEquals(RawRecord.of(record, 1).reason(), reason, () -> decoded.isValid() ? "" : sentence(decoded));
        }
        isDecodedTheLongWay(record, decoded);
        if (decoded.isValid()) {
            survivesTheLedger(decoded);
            return Verdict.accepted();
        }
        String sentence = sentence(decoded);
        Sentences.check(sentence);
        return new Verdict(reason.orElseThrow(), sentence);
    }

    private static String sentence(Decoded decoded) {
        return decoded.refusal().detail();
    }

    private void isDecodedTheLongWay(ConsumerRecord<byte @Nullable [], byte[]> record, Decoded decoded) {
        byte[] padded = Arrays.copyOf(record.value(), record.value().length + PADDING);
        Arrays.fill(padded, record.value().length, padded.length, (byte) ' ');
        Decoded other = withoutShortCuts.decodeRecord(record.key(), padded, record.headers());
        assertEquals(other.isValid(), decoded.isValid());
        if (decoded.isValid()) {
            assertEquals(other.event(), decoded.event());
        } else if (decoded.refusal().reason() == Reason.MALFORMED) { // its sentence may tell where the end is
            assertEquals(Reason.MALFORMED, other.refusal().reason());
        } else {
            assertEquals(other.refusal(), decoded.refusal());
        }
    }

    private void survivesTheLedger(Decoded decoded) {
        Entry entry = new Entry(Channel.ONLINE, 17, 1_629_685_867_000L, decoded.event());
        Bytes key = EntryCodec.key(decoded.event().ceremonyId(), decoded.event().projectId());
        assertEquals(entry, new EntryCodec().decode(key, codec.encode(entry)));
    }

    private static ConsumerRecord<byte @Nullable [], byte[]> record(byte[] input) {
        int keyEnd = lineEnd(input, 0);
        int headerEnd = lineEnd(input, Math.min(input.length, keyEnd + 1));
        byte[] key = Arrays.copyOf(input, keyEnd);
        byte[] header = Arrays.copyOfRange(input, Math.min(headerEnd, keyEnd + 1), headerEnd);
        byte[] value = Arrays.copyOfRange(input, Math.min(input.length, headerEnd + 1), input.length);
        Headers headers = new RecordHeaders();
        if (!Arrays.equals(header, ABSENT)) {
            headers.add("ce_id", header);
        }
        return new ConsumerRecord<>(
                TOPIC,
                0,
                17,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                Arrays.equals(key, ABSENT) ? null : key,
                value,
                headers,
                Optional.empty());
    }

    private static int lineEnd(byte[] input, int from) {
        int end = from;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        return end;
    }

    /** An input of this target. */
    static byte[] input(String key, String header, byte[] value) {
        byte[] lines = (key + "\n" + header + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(lines.length + value.length)
                .put(lines)
                .put(value)
                .array();
    }
}
