package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.Partial;
import io.signboard.model.Project;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.model.Total;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/**
 * The bytes of every binary format of version 1, as they lie in running ceremonies' stores. If one of these tests fails,
 * the format has changed: give it a new version number, read the old one too, and add bytes here rather than change them.
 */
class StateFormatTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Instant SIGNED = Instant.parse("2021-08-23T02:31:07.000000005Z");

    private static final String SUMMARY = ("{'ceremonyId':'sce','status':'live','currency':'JPY','sequence':1,"
                    + "'definitionVersion':1,'publishedAt':'2024-03-20T01:00:00Z',"
                    + "'headline':{'projects':0,'amount':0,'average':0},"
                    + "'venue':{'projects':0,'amount':0,'share':0,'percent':0},"
                    + "'channels':[],'sectors':[],'investors':[],'provinces':[],'tiers':[],"
                    + "'largestProjects':[],'latestProjects':[],'inputs':{}}")
            .replace('\'', '"');

    private static final Entry ENTRY = new Entry(
            Channel.OFF_SITE,
            300,
            1_629_685_867_000L,
            new ProjectEvent(
                    EventType.AMENDED,
                    "e-1",
                    "sce",
                    "p-1",
                    2,
                    "线",
                    new Money(52_000, Currency.getInstance("CNY")),
                    "it",
                    null,
                    "state",
                    null,
                    SIGNED,
                    null),
            Reason.BELOW_MINIMUM);

    private static final Entry WITHDRAWN = new Entry(
            Channel.ONLINE,
            5,
            7,
            new ProjectEvent(
                    EventType.WITHDRAWN, "e-2", "sce", "p-1", 3, null, null, null, null, null, null, null, "gone"));

    @Test
    void shouldKeepTheLedgersKey() {
        assertEquals(
                "73636500702d31", HEX.formatHex(EntryCodec.key("sce", "p-1").get()));
    }

    @Test
    void shouldKeepTheFormatOfAnEntry() {
        String hex = "01" + "29" + "02" + "ac02" + "f8c3e386b72f" + "03652d31" + "a09603" + "03434e59" + "d6a198920c"
                + "05" + "04e7babf" + "036974" + "00" + "067374617465" + "00";

        assertEquals(hex, HEX.formatHex(new EntryCodec().encode(ENTRY)));
        assertEquals(ENTRY, EntryCodec.decode(EntryCodec.key("sce", "p-1"), HEX.parseHex(hex)));
    }

    @Test
    void shouldKeepTheFormatOfAWithdrawnEntry() {
        String hex = "01" + "06" + "03" + "05" + "07" + "03652d32" + "05676f6e65";

        assertEquals(hex, HEX.formatHex(new EntryCodec().encode(WITHDRAWN)));
        assertEquals(WITHDRAWN, EntryCodec.decode(EntryCodec.key("sce", "p-1"), HEX.parseHex(hex)));
    }

    @Test
    void shouldKeepTheFormatOfAPartialUpdate() {
        Project project =
                new Project("p-1", "T", 52_000, Channel.ONLINE, null, "N", null, "cq", Instant.ofEpochSecond(-1, 7));
        Partial partial = new Partial(
                List.of(new Total(1, 0, 52_000), new Total(0, 0, 0), new Total(3, 2, -1)),
                List.of(project),
                List.of(project),
                List.of());
        PartialUpdate update = new PartialUpdate(
                "sce",
                2,
                9,
                Map.of(Channel.OFFLINE, 1L, Channel.ONLINE, 300L, Channel.OFF_SITE, 0L),
                1_629_685_867_000L,
                true,
                0,
                Map.of(-5L, online(1, 52_000)),
                partial);
        String projectHex =
                "03702d31" + "0254" + "a09603" + "066f6e6c696e65" + "00" + "024e" + "00" + "036371" + "0107";
        String hex = "01" + "03736365" + "02" + "09" + "f8c3e386b72f" + "01" + "00" + "01" + "ac02" + "00"
                + "01" + "09" + "000000" + "0200a09603" + "000000"
                + "01" + "03" + "0200a09603" + "000000" + "0604ffffffffffffffffff01"
                + "01" + projectHex + "01" + projectHex + "00";

        assertFormat(PartialCodec.SERDE, update, hex);
    }

    @Test
    void shouldKeepTheFormatOfAChunk() {
        PartialUpdate chunk = new PartialUpdate(
                "sce",
                0,
                1,
                Map.of(Channel.OFFLINE, 0L, Channel.ONLINE, 0L, Channel.OFF_SITE, 0L),
                0,
                false,
                3,
                Map.of(),
                null);

        assertFormat(
                PartialCodec.SERDE,
                chunk,
                "01" + "03736365" + "00" + "01" + "00" + "00" + "03" + "000000" + "00" + "00");
    }

    @Test
    void shouldKeepTheFormatOfAMinute() {
        MinuteState minute = new MinuteState(Map.of(130, online(2, 1)), true);

        assertFormat(MinuteState.SERDE, minute, "01" + "01" + "01" + "8201" + "000000" + "040001" + "000000");
    }

    @Test
    void shouldKeepTheFormatOfAWindow() {
        WindowState window = new WindowState(online(2, 1), "CNY", true, 3);

        assertFormat(WindowState.SERDE, window, "01" + "03434e59" + "01" + "03" + "000000" + "040001" + "000000");
    }

    @Test
    void shouldKeepTheFormatOfProgress() {
        String hex = "01" + "027b7d" + "07" + "01" + "02" + "03";
        Progress progress =
                new Progress(bytes("{}"), Map.of(Channel.OFFLINE, 1L, Channel.ONLINE, 2L, Channel.OFF_SITE, 3L), 7);

        byte[] written = Progress.SERDE.serializer().serialize("any", progress);

        assertEquals(hex, HEX.formatHex(written));
        assertEquals(
                progress.bounds(),
                Progress.SERDE
                        .deserializer()
                        .deserialize("any", HEX.parseHex(hex))
                        .bounds());
    }

    @Test
    void shouldKeepTheFormatOfWhatWasPublished() {
        String hex = "01" + "027b7d" + "07" + "df02" + HEX.formatHex(bytes(SUMMARY));

        Published published = Published.SERDE.deserializer().deserialize("any", HEX.parseHex(hex));

        assertEquals(hex, HEX.formatHex(Published.SERDE.serializer().serialize("any", published)));
    }

    @Test
    void shouldSayWhichFormatItDoesNotRead() {
        byte[] entry = HEX.parseHex("02060305");
        Bytes key = EntryCodec.key("sce", "p-1");

        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> EntryCodec.decode(key, entry));

        assertTrue(String.valueOf(refusal.getMessage()).contains("ledger entry of format version 2"));
    }

    @Test
    void shouldNotReadAnyOtherVersion() {
        byte[] other = HEX.parseHex("0200000000000000000000");

        assertAll(
                () -> assertUnread(PartialCodec.SERDE, other),
                () -> assertUnread(MinuteState.SERDE, other),
                () -> assertUnread(WindowState.SERDE, other),
                () -> assertUnread(Progress.SERDE, other),
                () -> assertUnread(Published.SERDE, other));
    }

    private static <T> void assertUnread(Serde<T> serde, byte[] bytes) {
        assertThrows(IllegalStateException.class, () -> serde.deserializer().deserialize("any", bytes));
    }

    private static <T> void assertFormat(Serde<T> serde, T value, String hex) {
        assertEquals(hex, HEX.formatHex(serde.serializer().serialize("any", value)));
        assertEquals(value, serde.deserializer().deserialize("any", HEX.parseHex(hex)));
    }

    private static ChannelTotals online(long projects, long minorUnits) {
        ChannelTotals totals = new ChannelTotals();
        totals.of(Channel.ONLINE).add(new Total(projects, 0, minorUnits));
        return totals;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
