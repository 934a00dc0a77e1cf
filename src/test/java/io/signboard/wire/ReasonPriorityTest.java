package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where several reasons apply, a record is refused for the first of the contract's list. */
class ReasonPriorityTest {

    private static final List<String> IN_ORDER = List.of(
            "malformed",
            "missing-field",
            "bad-type",
            "too-long",
            "key-mismatch",
            "bad-revision",
            "bad-amount",
            "bad-date");

    /** One thing wrong with an event: where, for which reason, and how to do it. */
    private record Fault(String reason, String field, String how, UnaryOperator<EventText> change) {

        static Fault with(String reason, String field, String raw) {
            return new Fault(reason, field, field + " = " + raw, e -> e.with(field, raw));
        }

        static Fault without(String field) {
            return new Fault("missing-field", field, "no " + field, e -> e.with(field, null));
        }

        static Fault longer(String field, int length) {
            return new Fault(
                    "too-long", field, length + " characters of " + field, e -> e.text(field, "x".repeat(length)));
        }

        int rank() {
            return IN_ORDER.indexOf(reason);
        }

        @Override
        public String toString() {
            return reason + " (" + how + ")";
        }
    }

    private static final List<Fault> FAULTS = List.of(
            Fault.with("malformed", "extra", "1, \"extra\": 1"),
            Fault.with("malformed", "investor", "[]"),
            Fault.with("malformed", "title", "{}"),
            Fault.with("malformed", "unfinished", "{"),
            Fault.without("eventId"),
            Fault.without("ceremonyId"),
            Fault.without("dateSigned"),
            Fault.with("missing-field", "value", "{\"amount\": -1}"),
            Fault.with("bad-type", "title", "7"),
            Fault.with("bad-type", "eventId", "7"),
            Fault.with("bad-type", "ceremonyId", "\"sce 2021\""),
            Fault.with("bad-type", "investor", "{\"name\": true}"),
            Fault.longer("title", 501),
            Fault.longer("eventId", 201),
            Fault.longer("ceremonyId", 201),
            Fault.longer("province", 501),
            Fault.with("key-mismatch", "projectId", "\"sce-2021-018\""),
            Fault.with("bad-revision", "revision", "0"),
            Fault.with("bad-revision", "revision", "\"1\""),
            Fault.with("bad-amount", "value", "{\"amount\": 0, \"currency\": \"CNY\"}"),
            Fault.with("bad-amount", "value", "{\"amount\": 1, \"currency\": \"ZZZ\"}"),
            Fault.with("bad-date", "dateSigned", "\"yesterday\""),
            Fault.with("bad-date", "dateSigned", "7"));

    static Stream<Fault> faults() {
        return FAULTS.stream();
    }

    static Stream<Arguments> pairs() {
        return FAULTS.stream().flatMap(first -> FAULTS.stream()
                .filter(second -> first.rank() < second.rank() && !first.field.equals(second.field))
                .map(second -> Arguments.of(first, second)));
    }

    static Stream<Fault> faultsBehindTheType() {
        return FAULTS.stream().filter(fault -> fault.rank() > IN_ORDER.indexOf("bad-type"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldRefuseForTheOneReason(Fault only) {
        String verdict = only.change.apply(EventText.signed()).verdict();

        assertEquals(only.reason, verdict);
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource("pairs")
    void shouldRefuseForTheFirstReason(Fault first, Fault second) {
        String verdict =
                first.change.apply(second.change.apply(EventText.signed())).verdict();

        assertEquals(first.reason, verdict);
    }

    @ParameterizedTest
    @MethodSource("faultsBehindTheType")
    void shouldRefuseAnUnknownTypeBeforeWhatComesLater(Fault later) {
        String verdict =
                later.change.apply(EventText.signed().text("type", "cancelled")).verdict();

        assertEquals("bad-type", verdict);
    }

    @ParameterizedTest
    @MethodSource("faultsBehindTheKey")
    void shouldMissTheKeyBeforeWhatComesLater(Fault later) {
        byte[] value = later.change.apply(EventText.signed()).json().getBytes(StandardCharsets.UTF_8);

        Decoded decoded = new EventDecoder().decode(null, value, null);

        assertEquals("key-mismatch", EventText.verdict(decoded));
    }

    static Stream<Fault> faultsBehindTheKey() {
        return FAULTS.stream().filter(fault -> fault.rank() > IN_ORDER.indexOf("key-mismatch"));
    }
}
