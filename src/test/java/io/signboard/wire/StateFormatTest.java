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
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String ENTRY_HEX = "01" + "29" + "02" + "ac02" + "f8c3e386b72f" + "03652d31" + "a09603"
            + "03434e59" + "d6a198920c" + "05" + "04e7babf" + "036974" + "00" + "067374617465" + "00";
    private static final String WITHDRAWN_HEX = "01" + "06" + "03" + "05" + "07" + "03652d32" + "05676f6e65";
    private static final String BLOCK_HEX = "01" + "07" + "73636500702d31" + "2b" + ENTRY_HEX;
    private static final String PROJECT_HEX =
            "03702d31" + "0254" + "a09603" + "066f6e6c696e65" + "00" + "024e" + "00" + "036371" + "0107";
    /** A part that remembers no minutes, as the first version wrote all. */
    private static final String PART_HEX =
            "01037363650209f8c3e386b72f010001ac02000001030200a096030000000604ffffffffffffffffff01010370"
                    + "2d310254a09603066f6e6c696e6500024e0003637101070103702d310254a09603066f6e6c696e6500024e0003"
                    + "6371010700";

    private static final String UPDATE_HEX =
            "01" + "03736365" + "02" + "09" + "f8c3e386b72f" + "01" + "00" + "01" + "ac02"
                    + "00" + "01" + "09" + "000000" + "0200a09603" + "000000"
                    + "01" + "03" + "0200a09603" + "000000" + "0604ffffffffffffffffff01"
                    + "01" + PROJECT_HEX + "01" + PROJECT_HEX + "00";
    /** The update as a part that remembers its minutes. */
    private static final String REMEMBERING_HEX = "02" + UPDATE_HEX.substring(2);

    private static final String CHUNK_HEX =
            "01" + "03736365" + "00" + "01" + "00" + "00" + "03" + "000000" + "00" + "00";
    private static final String MINUTE_HEX = "01" + "01" + "01" + "8201" + "000000" + "040001" + "000000";
    private static final String WINDOW_HEX = "01" + "03434e59" + "01" + "03" + "000000" + "040001" + "000000";
    private static final String PROGRESS_HEX = "01" + "027b7d" + "07" + "01" + "02" + "03";
    private static final String PUBLISHED_HEX = "01" + "027b7d" + "07" + "df02" + HEX.formatHex(bytes(SUMMARY));

    /** What lies in each store, of every version that was ever written; the repartition topic holds what PARTIALS does. */
    private static final Map<Store<?, ?>, List<String>> STORED = Map.of(
            Stores.LEDGER, List.of(ENTRY_HEX, WITHDRAWN_HEX),
            Stores.PROGRESS, List.of(PROGRESS_HEX),
            Stores.PARTIALS, List.of(PART_HEX, REMEMBERING_HEX, CHUNK_HEX),
            Stores.MINUTES, List.of(MINUTE_HEX),
            Stores.SUMMARIES, List.of(PUBLISHED_HEX),
            Stores.WINDOWS, List.of(WINDOW_HEX));

    @Test
    void shouldHoldBytesOfEveryStoreButTheOneOfJson() {
        Set<Store<?, ?>> stores = new HashSet<>(Stores.ALL);
        stores.remove(Stores.DEFINITIONS);

        assertEquals(stores, STORED.keySet(), "a new store needs bytes here, so that its format can't change unseen");
    }

    @Test
    void shouldKnowEveryStoreThatThereIs() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Field field : Stores.class.getFields()) {
            if (field.getType() == Store.class) {
                declared.add(field.get(null));
            }
        }

        assertEquals(declared, Stores.ALL);
    }

    @Test
    void shouldReadAndWriteTheBytesOfEveryStore() {
        STORED.forEach((store, values) -> values.forEach(
                hex -> assertEquals(hex, HEX.formatHex(written(store, HEX.parseHex(hex))), store.name())));
    }

    /** What the program writes again of what it has read. */
    private static <V> byte[] written(Store<?, V> store, byte[] value) {
        if (store.equals(Stores.LEDGER)) {
            return new EntryCodec().encode(new EntryCodec().decode(EntryCodec.key("sce", "p-1"), value));
        }
        Serde<V> serde = store.valueSerde();
        return serde.serializer().serialize("any", serde.deserializer().deserialize("any", value));
    }

    @Test
    void shouldKeepTheLedgersKey() {
        assertEquals(
                "73636500702d31", HEX.formatHex(EntryCodec.key("sce", "p-1").get()));
    }

    @Test
    void shouldKeepTheFormatOfABlockOfTheLedger() {
        byte[] key = EntryCodec.key("sce", "p-1").get();
        LedgerBlock block = LedgerBlock.empty();

        int first = block.append(key, HEX.parseHex(ENTRY_HEX));
        int second = block.append(new byte[200], new byte[0]);

        String twoHundredZeros = "c801" + "00".repeat(200);
        assertEquals(BLOCK_HEX + twoHundredZeros + "00", HEX.formatHex(block.seal()));
        assertEquals("00000001ff", HEX.formatHex(LedgerBlock.logKey(511)));
        LedgerBlock read = LedgerBlock.of(HEX.parseHex(BLOCK_HEX));
        assertTrue(read.hasKey(first, key));
        assertEquals(ENTRY_HEX, HEX.formatHex(read.value(first)));
        assertEquals(second, read.next(first));
        assertEquals(second, read.length());
    }

    @Test
    void shouldKeepTheFormatOfAnEntry() {
        assertEquals(ENTRY_HEX, HEX.formatHex(new EntryCodec().encode(ENTRY)));
        assertEquals(ENTRY, new EntryCodec().decode(EntryCodec.key("sce", "p-1"), HEX.parseHex(ENTRY_HEX)));
    }

    @Test
    void shouldKeepTheFormatOfAWithdrawnEntry() {
        assertEquals(WITHDRAWN_HEX, HEX.formatHex(new EntryCodec().encode(WITHDRAWN)));
        assertEquals(WITHDRAWN, new EntryCodec().decode(EntryCodec.key("sce", "p-1"), HEX.parseHex(WITHDRAWN_HEX)));
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
                EncodedPartial.of(partial));

        assertFormat(PartialCodec.SERDE, update, UPDATE_HEX);
        assertEquals(partial, update.tally());
        assertFormat(PartialCodec.STORED, update, REMEMBERING_HEX);
        assertFormat(PartialCodec.STORED, update.withoutMinutes(), PART_HEX);
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

        assertFormat(PartialCodec.SERDE, chunk, CHUNK_HEX);
        assertFormat(PartialCodec.STORED, chunk, CHUNK_HEX);
    }

    @Test
    void shouldKeepTheFormatOfAMinute() {
        MinuteState minute = new MinuteState(Map.of(130, online(2, 1)), true);

        assertFormat(MinuteState.SERDE, minute, MINUTE_HEX);
    }

    @Test
    void shouldKeepTheFormatOfAWindow() {
        WindowState window = new WindowState(online(2, 1), "CNY", true, 3);

        assertFormat(WindowState.SERDE, window, WINDOW_HEX);
    }

    @Test
    void shouldKeepTheFormatOfProgress() {
        Progress progress =
                new Progress(bytes("{}"), Map.of(Channel.OFFLINE, 1L, Channel.ONLINE, 2L, Channel.OFF_SITE, 3L), 7);

        byte[] written = Progress.SERDE.serializer().serialize("any", progress);

        assertEquals(PROGRESS_HEX, HEX.formatHex(written));
        assertEquals(
                progress.bounds(),
                Progress.SERDE
                        .deserializer()
                        .deserialize("any", HEX.parseHex(PROGRESS_HEX))
                        .bounds());
    }

    @Test
    void shouldKeepTheFormatOfWhatWasPublished() {
        Published published = Published.SERDE.deserializer().deserialize("any", HEX.parseHex(PUBLISHED_HEX));

        assertEquals(PUBLISHED_HEX, HEX.formatHex(Published.SERDE.serializer().serialize("any", published)));
    }

    @Test
    void shouldSayWhichFormatItDoesNotRead() {
        byte[] entry = HEX.parseHex("02060305");
        Bytes key = EntryCodec.key("sce", "p-1");

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> new EntryCodec().decode(key, entry));

        assertTrue(String.valueOf(refusal.getMessage()).contains("ledger entry of format version 2"));
    }

    @Test
    void shouldNotReadAnyOtherVersion() {
        byte[] other = HEX.parseHex("0200000000000000000000");
        byte[] third = HEX.parseHex("0300000000000000000000");

        assertAll(
                () -> assertUnread(PartialCodec.SERDE, other),
                () -> assertUnread(PartialCodec.STORED, third),
                () -> assertUnread(MinuteState.SERDE, other),
                () -> assertUnread(WindowState.SERDE, other),
                () -> assertUnread(Progress.SERDE, other),
                () -> assertUnread(Published.SERDE, third));
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
        totals.add(Channel.ONLINE, new Total(projects, 0, minorUnits));
        return totals;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
