package io.signboard.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** The rejects: each must name a record, fit it, and not say again what was said. What is missing shows in the end. */
final class RejectLog {

    private static final Set<String> LATER = Set.of("conflict", "currency-mismatch", "below-minimum");

    /** A reject whose record may be still to come; of its bytes only their fingerprint. */
    private record Reject(Position original, Verdict verdict, Fingerprint fingerprint) {}

    private final EventLog events;
    private final Violations violations;
    private final Deque<Reject> waiting = new ArrayDeque<>();
    private final Map<String, Long> byReason = new TreeMap<>();

    RejectLog(EventLog events, Violations violations) {
        this.events = events;
        this.violations = violations;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        Position at = Position.of(record);
        for (String name : Fingerprint.ADDED) {
            if (text(record, name).isBlank()) {
                violations.add(at, "expected a header " + name + " that says something and found none");
            }
        }
        String reason = text(record, "signboard_reason");
        byReason.merge(reason, 1L, Long::sum);
        original(record)
                .ifPresentOrElse(
                        original -> waiting.add(new Reject(
                                original, new Verdict(reason, record.value() != null, at), Fingerprint.of(record))),
                        () -> violations.add(at, "its headers name no position"));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Optional<Position> original(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(new Position(
                    new TopicPartition(
                            text(record, "signboard_topic"), Integer.parseInt(text(record, "signboard_partition"))),
                    Long.parseLong(text(record, "signboard_offset"))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Holds the rejects against those records that are here. */
    void settle() {
        for (int i = waiting.size(); i > 0; i--) {
            Reject reject = waiting.removeFirst();
            Optional<EventRecord> record = events.find(reject.original);
            if (record.isEmpty()) {
                waiting.add(reject);
            } else {
                check(reject, record.get());
            }
        }
    }

    private void check(Reject reject, EventRecord record) {
        Verdict verdict = reject.verdict;
        if (!record.isValid()) {
            checkInvalid(reject, record);
            record.add(verdict);
        } else if (!LATER.contains(verdict.reason())) {
            violations.add(
                    verdict.at(), "rejects " + record.at() + " as " + verdict.reason() + ", but that record is valid");
        } else {
            checkValid(reject, record);
            record.add(verdict);
        }
    }

    private void checkInvalid(Reject reject, EventRecord record) {
        Verdict verdict = reject.verdict;
        if (!verdict.reason().equals(record.refusal())) {
            violations.add(
                    verdict.at(),
                    "expected " + record.at() + " to be rejected as " + record.refusal() + " and found "
                            + verdict.reason());
        }
        if (!record.verdicts().isEmpty()) {
            violations.add(verdict.at(), "rejects " + record.at() + " again, after " + record.verdicts());
        }
        checkBytes(reject, record);
    }

    private void checkValid(Reject reject, EventRecord record) {
        Verdict verdict = reject.verdict;
        if (record.verdicts().stream().anyMatch(Verdict::isConflict)) {
            violations.add(
                    verdict.at(),
                    "rejects " + record.at() + " as " + verdict.reason() + " after it lost a conflict, in "
                            + record.verdicts());
        }
        if (!verdict.onArrival()) {
            boolean bare = reject.fingerprint.headers() == Fingerprint.NO_HEADERS;
            if (reject.fingerprint.key() != record.fingerprint().key() || !bare) {
                violations.add(
                        verdict.at(), "expected the key of " + record.at() + " and no other headers with a null value");
            }
            return;
        }
        if (!record.verdicts().isEmpty()) {
            violations.add(
                    verdict.at(),
                    "brings the bytes of " + record.at() + " as if it arrived, after " + record.verdicts());
        }
        checkBytes(reject, record);
    }

    private void checkBytes(Reject reject, EventRecord record) {
        Fingerprint found = reject.fingerprint;
        Fingerprint expected = record.fingerprint();
        checkBytes(reject, record, "key", expected.key() == found.key());
        checkBytes(reject, record, "value", expected.value() == found.value());
        checkBytes(reject, record, "headers", expected.headers() == found.headers());
    }

    private void checkBytes(Reject reject, EventRecord record, String what, boolean same) {
        if (!same) {
            violations.add(
                    reject.verdict.at(), "expected the " + what + " of " + record.at() + " untouched and found others");
        }
    }

    /** Nothing more comes. */
    void finish() {
        settle();
        waiting.forEach(
                reject -> violations.add(reject.verdict.at(), "rejects " + reject.original + ", where no record lies"));
        events.all().filter(record -> !record.isValid()).forEach(record -> {
            if (record.verdicts().isEmpty()) {
                violations.add(
                        record.at(), "expected a reject with the reason " + record.refusal() + " and found none");
            }
        });
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** How many there are, by reason. */
    Map<String, Long> byReason() {
        return Map.copyOf(byReason);
    }
}
