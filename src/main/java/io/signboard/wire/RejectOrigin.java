package io.signboard.wire;

import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Why a record was refused and where it lies: the headers that every record of {@link Topics#REJECTS} has besides those it
 * came with.
 *
 * @param refusal the reason and a sentence about it
 * @param topic the topic of the refused record
 * @param partition its partition, 0 or more
 * @param offset its offset, 0 or more
 */
public record RejectOrigin(Refusal refusal, String topic, int partition, long offset) {

    /** How many characters of the detail are written; what is longer ends with an ellipsis. */
    public static final int MAX_DETAIL_LENGTH = 1000;

    private static final String REASON = "signboard_reason";
    private static final String DETAIL = "signboard_detail";
    private static final String TOPIC = "signboard_topic";
    private static final String PARTITION = "signboard_partition";
    private static final String OFFSET = "signboard_offset";
    private static final List<String> NAMES = List.of(REASON, DETAIL, TOPIC, PARTITION, OFFSET);

    /** Checks the bounds. */
    public RejectOrigin {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no record lies at " + topic + "-" + partition + "@" + offset);
        }
    }

    /** Writes these headers, in place of any of the same names. */
    public void addTo(Headers headers) {
        strip(headers);
        add(headers, REASON, refusal.reason().id());
        add(headers, DETAIL, bounded(refusal.detail()));
        add(headers, TOPIC, topic);
        add(headers, PARTITION, Integer.toString(partition));
        add(headers, OFFSET, Long.toString(offset));
    }

    /** What the headers of a reject say; nothing if one of them is missing or unreadable. */
    public static Optional<RejectOrigin> from(Headers headers) {
        Optional<Reason> reason = text(headers, REASON).flatMap(Reason::of);
        Optional<String> topic = text(headers, TOPIC);
        OptionalLong partition = number(headers, PARTITION);
        OptionalLong offset = number(headers, OFFSET);
        if (reason.isEmpty()
                || topic.isEmpty()
                || partition.isEmpty()
                || partition.getAsLong() > Integer.MAX_VALUE
                || offset.isEmpty()) {
            return Optional.empty();
        }
        Refusal refusal = new Refusal(reason.get(), text(headers, DETAIL).orElse(""));
        return Optional.of(new RejectOrigin(refusal, topic.get(), (int) partition.getAsLong(), offset.getAsLong()));
    }

    /** Takes these headers away, so that those remain with which the refused record came. */
    public static void strip(Headers headers) {
        NAMES.forEach(headers::remove);
    }

    /** Whether a header of this name is one of these, and not one that the refused record came with. */
    public static boolean isOwn(String header) {
        return NAMES.contains(header);
    }

    /** The place of the refused record as people read it: {@code topic-partition@offset}. */
    public String position() {
        return topic + "-" + partition + "@" + offset;
    }

    private static String bounded(String detail) {
        if (detail.length() <= MAX_DETAIL_LENGTH) {
            return detail;
        }
        int end = MAX_DETAIL_LENGTH - 1;
        if (Character.isHighSurrogate(detail.charAt(end - 1))) {
            end--;
        }
        return detail.substring(0, end) + "…";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static OptionalLong number(Headers headers, String name) {
        return text(headers, name)
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElse(OptionalLong.empty());
    }
}
