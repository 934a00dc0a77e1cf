package io.signboard.topology;

import static io.signboard.topology.TallyDriver.topic;
import static io.signboard.topology.TestEvent.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.topology.Shapes.Shape;
import io.signboard.wire.RejectOrigin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RejectsTest {

    private static final String SHAPES = "io.signboard.topology.Shapes#all";

    private static Arguments record(String reason, @Nullable String key, byte @Nullable [] value) {
        return Arguments.of(reason, key, value);
    }

    private static Arguments json(String reason, String json) {
        return record(reason, "a", json.replace('\'', '"').getBytes(UTF_8));
    }

    private static String event(String changed) {
        return "{'type':'signed','eventId':'e','ceremonyId':'expo','projectId':'a',"
                + "'value':{'amount':1,'currency':'CNY'},'dateSigned':'2021-08-23T02:31:07Z'," + changed + "}";
    }

    /** One record of each reason that shows on arrival; what the decoder takes amiss in particular has tests of its own. */
    static Stream<Arguments> badRecords() {
        String valid = event("'x':1");
        byte[] notUtf8 = valid.replace('\'', '"').getBytes(UTF_8);
        notUtf8[10] = (byte) 0xff;
        return Stream.of(
                record("malformed", "a", null),
                record("malformed", "a", new byte[0]),
                record("malformed", "a", notUtf8),
                json("malformed", "[]"),
                json("malformed", valid + valid),
                json("malformed", event("'type':'signed'")),
                json("malformed", valid.replace("'expo'", "{}")),
                record("malformed", "a", ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8)),
                json("malformed", valid.replace("'amount':1", "'amount':NaN")),
                json("missing-field", valid.replace("'e'", "''")),
                json("missing-field", valid.replace("'signed'", "'amended'")),
                json("bad-type", valid.replace("'signed'", "'sold'")),
                json("bad-type", valid.replace("'expo'", "'an expo'")),
                json("too-long", event("'title':'" + "x".repeat(501) + "'")),
                json("too-long", event("'title':'" + "x".repeat(900_000) + "'")),
                json("key-mismatch", valid.replace("'projectId':'a'", "'projectId':'b'")),
                record("key-mismatch", null, valid.replace('\'', '"').getBytes(UTF_8)),
                json("bad-revision", event("'revision':0")),
                json("bad-amount", valid.replace("'amount':1", "'amount':1e400")),
                json("bad-amount", valid.replace("'amount':1", "'amount':0.001")),
                json("bad-amount", valid.replace("CNY", "XYZ")),
                json("bad-date", valid.replace("07Z", "07")));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void shouldKeepKeyBytesAndHeadersOfARefusedRecord(String reason, @Nullable String key, byte @Nullable [] value) {
        try (TallyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS)) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("before", 1)).settle();
            byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
            byte[] given = value == null ? null : value.clone();
            driver.sendRaw(
                    Channel.ONLINE,
                    keyBytes,
                    value,
                    new RecordHeader("trace", new byte[] {1, 2}),
                    new RecordHeader("trace", new byte[] {3}),
                    new RecordHeader("none", null),
                    new RecordHeader("signboard_reason", "forged".getBytes(UTF_8)));
            Reject reject = driver.rejects().get(0);
            assertEquals(reason, reject.reason());
            assertArrayEquals(keyBytes, reject.key());
            assertArrayEquals(given, reject.value());
            RejectOrigin origin = reject.origin();
            assertEquals(topic(Channel.ONLINE) + "-0@1", origin.position());
            assertFalse(reject.detail().isBlank());
            assertTrue(reject.detail().length() <= 1000, reject.detail());
            assertOwnHeaders(reject.headers());
            driver.send(Channel.ONLINE, signed("after", 1)).settle();
            assertEquals("2 2", driver.headline());
            assertEquals(1, driver.rejects().size());
        }
    }

    private static void assertOwnHeaders(Headers headers) {
        List<byte[]> traces = Stream.of(headers.toArray())
                .filter(h -> h.key().equals("trace"))
                .map(h -> h.value())
                .toList();
        assertEquals(2, traces.size());
        assertArrayEquals(new byte[] {1, 2}, traces.get(0));
        assertArrayEquals(new byte[] {3}, traces.get(1));
        assertNull(Objects.requireNonNull(headers.lastHeader("none")).value());
        long reasons = Arrays.stream(headers.toArray())
                .filter(h -> h.key().equals("signboard_reason"))
                .count();
        assertEquals(1, reasons, "a forged reason is replaced");
    }

    @Test
    void shouldReportARecordOfExtremeSizeByItsPosition() {
        try (TallyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS)) {
            byte[] key = "a".getBytes(UTF_8);
            byte[] value = new byte[16 * 1024 * 1024];
            driver.sendRaw(Channel.ONLINE, key, value, new RecordHeader("trace", new byte[] {1}));
            Reject reject = driver.rejects().get(0);
            assertEquals("malformed", reject.reason());
            assertArrayEquals(key, reject.key());
            assertNull(reject.value());
            assertEquals(topic(Channel.ONLINE) + "-0@0", reject.origin().position());
        }
    }

    @Test
    void shouldReplaceAnyNumberOfHeadersOfItsOwnNamesSoon() {
        Header[] pretending = new Header[260_000];
        Arrays.fill(pretending, new RecordHeader("signboard_offset", new byte[0]));
        pretending[7] = new RecordHeader("trace", new byte[] {1});
        try (TallyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS)) {
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> driver.sendRaw(Channel.ONLINE, "a".getBytes(UTF_8), new byte[0], pretending));
            Reject reject = driver.rejects().get(0);
            assertEquals(6, reject.headers().toArray().length);
            assertEquals(topic(Channel.ONLINE) + "-0@0", reject.origin().position());
        }
    }

    @Test
    void shouldTakeTheEventIdOfTheHeadersWhereThePayloadHasNone() {
        try (TallyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS)) {
            byte[] json = event("'x':1")
                    .replace("'eventId':'e',", "")
                    .replace('\'', '"')
                    .getBytes(UTF_8);
            driver.sendRaw(Channel.ONLINE, new byte[] {'a'}, json, new RecordHeader("ce_id", "e-1".getBytes(UTF_8)));
            assertEquals(List.of(), driver.rejects());
            driver.sendRaw(Channel.ONLINE, new byte[] {'a'}, json);
            assertEquals("missing-field", driver.rejects().get(0).reason());
        }
    }

    @Test
    void shouldRefuseAMisplacedRecordWhateverItHolds() {
        try (TallyDriver driver = new ClusterDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            driver.define(1, "").tick();
            TestEvent event = signed(TallyDriver.lyingIn(1, 3, "p"), 100);
            driver.sendRaw(Channel.OFFLINE, 2, event.key(), event.value());
            driver.sendRaw(Channel.OFFLINE, 2, event.key(), new byte[] {'?'});
            driver.sendRaw(Channel.OFFLINE, 2, null, event.value());
            driver.settle();
            String place = topic(Channel.OFFLINE) + "-2@";
            assertEquals(
                    List.of(
                            "misplaced " + event.projectId() + " " + place + "0",
                            "misplaced " + event.projectId() + " " + place + "1",
                            "key-mismatch no key " + place + "2"),
                    driver.rejectTexts());
            assertEquals("0 0", driver.headline());
            driver.send(Channel.OFFLINE, event).settle();
            assertEquals("1 100", driver.headline());
        }
    }

    @Test
    void shouldRefuseAMisplacedRecordInTheWholeTopologyToo() {
        try (TallyDriver driver = new TopologyDriver(TopologySettings.DEFAULTS.withPartitions(3))) {
            TestEvent event = signed(TallyDriver.lyingIn(1, 3, "p"), 100);
            driver.sendRaw(Channel.ONLINE, event.key(), event.value());
            assertEquals("misplaced", driver.rejects().get(0).reason());
            assertArrayEquals(event.value(), driver.rejects().get(0).value());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldReportTheLoserOfAConflictThatArrivesLast(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("p", 100).eventId("a"));
            driver.send(Channel.OFFLINE, signed("p", 999).eventId("b")).settle();
            assertEquals("1 100", driver.headline());
            Reject reject = driver.rejects().get(0);
            assertEquals(1, driver.rejects().size());
            assertEquals("conflict", reject.reason());
            assertArrayEquals(signed("p", 999).eventId("b").value(), reject.value());
            assertTrue(reject.origin().position().startsWith(topic(Channel.OFFLINE)));
            assertTrue(reject.detail().contains(topic(Channel.ONLINE)), reject.detail());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldReportTheLoserOfAConflictThatCameFirstByItsPosition(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.OFFLINE, signed("q", 1), signed("p", 999).eventId("b"))
                    .settle();
            long offset = Objects.requireNonNull(driver.last().inputs().get(Channel.OFFLINE)).values().stream()
                            .mapToLong(bound -> bound)
                            .max()
                            .orElseThrow()
                    - 1;
            driver.send(Channel.ONLINE, signed("p", 100).eventId("a")).settle();
            assertEquals("2 101", driver.headline());
            Reject reject = driver.rejects().get(0);
            assertEquals(1, driver.rejects().size());
            assertEquals("conflict", reject.reason());
            assertNull(reject.value());
            assertArrayEquals("p".getBytes(UTF_8), reject.key());
            assertEquals(offset, reject.origin().offset());
            assertEquals(topic(Channel.OFFLINE), reject.origin().topic());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldNameTheTwoOfAConflictOnOneLineWhateverTheyAreCalled(Shape shape) {
        String projectId = "p\n\u2028\u202e\u001b[2J";
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(
                            Channel.ONLINE,
                            signed(projectId, 100).eventId("a\r"),
                            signed(projectId, 999).eventId("b"))
                    .settle();
            String detail = driver.rejects().get(0).detail();
            assertTrue(
                    detail.startsWith("Revision 1 of project 'p????[2J' says something else in event 'a?' at "),
                    detail);
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldDecideEqualEventIdsByTheirContentInBothOrders(Shape shape) {
        for (boolean swapped : new boolean[] {false, true}) {
            try (TallyDriver driver = shape.start()) {
                driver.define(1, "").tick();
                TestEvent small = signed("p", 100).eventId("e");
                TestEvent large = signed("p", 200).eventId("e");
                driver.send(Channel.ONLINE, swapped ? large : small, swapped ? small : large)
                        .settle();
                assertEquals("1 100", driver.headline());
                driver.send(Channel.OFFLINE, large).settle();
                assertEquals("1 200", driver.headline(), "the smaller channel id counts");
                driver.send(Channel.OFF_SITE, small).settle();
                assertEquals("1 100", driver.headline());
                assertTrue(driver.rejects().stream().allMatch(r -> r.reason().equals("conflict")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldNotReportDuplicatesAndStaleEvents(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            TestEvent first = signed("p", 100);
            driver.send(Channel.ONLINE, first, first, first.eventId("z"), first.eventId("A"), first);
            driver.send(Channel.ONLINE, first.amended(3, 300), first, first.amended(2, 200));
            driver.settle();
            assertEquals("1 300", driver.headline());
            assertEquals(List.of(), driver.rejects());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldReportWhatTheDefinitionRefusesOnArrivalWithItsBytes(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'minimumAmount':100").tick();
            TestEvent low = signed("low", 99);
            TestEvent foreign = signed("foreign", 500).amount("500", "USD");
            driver.send(Channel.ONLINE, low, foreign).settle();
            assertEquals("below-minimum", driver.rejects().get(0).reason());
            assertArrayEquals(low.value(), driver.rejects().get(0).value());
            assertEquals("currency-mismatch", driver.rejects().get(1).reason());
            assertArrayEquals(foreign.value(), driver.rejects().get(1).value());
            driver.restarted().settle();
            driver.define(2, "'minimumAmount':100,'sectors':[{'id':'s'}]").settle();
            driver.restarted().settle();
            assertEquals(2, driver.rejects().size(), "an unchanged verdict is not repeated");
            assertEquals("0 0", driver.headline());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldReportWhatADefinitionRefusesLaterByItsPosition(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "").tick();
            driver.send(Channel.ONLINE, signed("low", 99)).settle();
            driver.define(2, "'minimumAmount':100").settle();
            assertEquals("0 0", driver.headline());
            Reject reject = driver.rejects().get(0);
            assertEquals("below-minimum", reject.reason());
            assertArrayEquals("low".getBytes(UTF_8), reject.key());
            assertNull(reject.value());
            assertEquals(topic(Channel.ONLINE), reject.origin().topic());
            assertEquals(0, reject.origin().offset());
            driver.define(3, "'minimumAmount':200").settle();
            driver.restarted().settle();
            assertEquals(1, driver.rejects().size(), "an unchanged verdict is not repeated");
            driver.define(4, "").settle();
            assertEquals("1 99", driver.headline());
            driver.define(5, "'currency':'USD'").settle();
            assertEquals(2, driver.rejects().size());
            assertEquals("currency-mismatch", driver.rejects().get(1).reason());
            driver.define(6, "'minimumAmount':100").settle();
            assertEquals(3, driver.rejects().size(), "a verdict that comes again is news");
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldReportAnAmendedEventThatIsRefusedAgain(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'minimumAmount':100").tick();
            TestEvent low = signed("low", 10);
            driver.send(Channel.ONLINE, low, low, low.amended(2, 20)).settle();
            assertEquals(
                    List.of(
                            "below-minimum low "
                                    + driver.rejects().get(0).origin().position(),
                            "below-minimum low "
                                    + driver.rejects().get(1).origin().position()),
                    driver.rejectTexts());
            assertEquals(2, driver.rejects().get(1).origin().offset());
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void shouldLetNoOlderEventTakeARefusedOnesPlace(Shape shape) {
        try (TallyDriver driver = shape.start()) {
            driver.define(1, "'minimumAmount':100").tick();
            TestEvent project = signed("p", 500);
            driver.send(Channel.ONLINE, project).settle();
            driver.send(Channel.ONLINE, project.amended(2, 50), project).settle();
            assertEquals("0 0", driver.headline());
            driver.define(2, "").settle();
            assertEquals("1 50", driver.headline());
        }
    }
}
