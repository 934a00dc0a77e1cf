package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Composer;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Partial;
import io.signboard.model.Reason;
import io.signboard.model.Summary;
import io.signboard.model.Tally;
import io.signboard.model.Total;
import io.signboard.model.Window;
import io.signboard.model.WindowSummary;
import io.signboard.model.Windowing;
import io.signboard.support.Ceremonies;
import io.signboard.support.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;

/** What is written is read back as the same. */
class CodecProperties {

    private static final String CEREMONY = Ceremonies.IDS.get(0);
    private static final String TOPIC = "any";
    private static final byte[] DEFINITION = {'{', '}'};

    @Provide
    Arbitrary<Entry> entries() {
        return Combinators.combine(
                        Ceremonies.events(),
                        Ceremonies.channels(),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.of(Reason.CURRENCY_MISMATCH, Reason.BELOW_MINIMUM)
                                .injectNull(0.5))
                .as((event, channel, offset, timestamp, reported) -> new Entry(
                        channel, offset, timestamp, event, event.type() == EventType.WITHDRAWN ? null : reported))
                .withoutEdgeCases();
    }

    /** Tallies of any definition, with dates of today and of the calendar's ends. */
    @Provide
    Arbitrary<Tally> tallies() {
        return Combinators.combine(Ceremonies.definitions(CEREMONY), Ceremonies.entries(25))
                .as((definition, events) -> {
                    Map<String, Entry> ledger = new LinkedHashMap<>();
                    events.forEach(e -> ledger.put(e.event().projectId(), e));
                    Tally tally = new Tally(definition, ledger::get);
                    ledger.values().forEach(tally::add);
                    return tally;
                });
    }

    @Provide
    Arbitrary<ChannelTotals> channelTotals() {
        Arbitrary<Total> total = Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.longs())
                .as(Total::new);
        return total.list().ofSize(3).map(totals -> {
            ChannelTotals channels = new ChannelTotals();
            Channel.ALL.forEach(c -> channels.add(c, totals.get(c.ordinal())));
            return channels;
        });
    }

    @Provide
    Arbitrary<Map<Channel, Long>> bounds() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).list().ofSize(3).map(longs -> Channel.ALL.stream()
                .collect(Collectors.toMap(c -> c, c -> longs.get(c.ordinal()))));
    }

    @Property(tries = 2_000)
    void shouldReadBackEntries(@ForAll("entries") Entry entry) {
        Bytes key = EntryCodec.key(entry.event().ceremonyId(), entry.event().projectId());

        Entry read = new EntryCodec().decode(key, new EntryCodec().encode(entry));

        assertEquals(entry, read);
    }

    @Property(tries = 300)
    void shouldWriteEntriesOfAnySizeWithOneCodec(@ForAll("entries") Entry entry, @ForAll("entries") Entry other) {
        EntryCodec codec = new EntryCodec();
        byte[] alone = new EntryCodec().encode(other);

        codec.encode(entry);

        assertArrayEquals(alone, codec.encode(other));
    }

    @Property(tries = 300)
    void shouldReadBackPartialUpdates(
            @ForAll("tallies") Tally tally,
            @ForAll("bounds") Map<Channel, Long> bounds,
            @ForAll @IntRange(max = 1_000) int partition,
            @ForAll @LongRange(min = 1) long version,
            @ForAll @LongRange(min = 0) long newestInput,
            @ForAll boolean snapshot,
            @ForAll boolean chunk) {
        PartialUpdate update = new PartialUpdate(
                CEREMONY,
                partition,
                version,
                bounds,
                newestInput,
                snapshot,
                partition % 7,
                tally.minutes(),
                chunk ? null : EncodedPartial.of(tally.partial()));

        PartialUpdate read = roundTrip(PartialCodec.SERDE, update);

        assertEquals(update, read);
        assertEquals(update, roundTrip(PartialCodec.STORED, update));
        assertEquals(update.withoutMinutes(), roundTrip(PartialCodec.STORED, update.withoutMinutes()));
        assertEquals(chunk, read.isChunk());
        if (!chunk) {
            assertEquals(tally.partial(), read.tally());
        }
    }

    @Property(tries = 300)
    void shouldReadBackMinuteStates(
            @ForAll("channelTotals") ChannelTotals some,
            @ForAll("channelTotals") ChannelTotals others,
            @ForAll @IntRange(max = 500) int partition,
            @ForAll boolean published) {
        MinuteState state = MinuteState.EMPTY.with(partition, some).with(partition + 1, others);
        MinuteState minute = published ? state.published() : state;

        assertEquals(minute, roundTrip(MinuteState.SERDE, minute));
    }

    @Property(tries = 300)
    void shouldReadBackWindowStates(
            @ForAll("channelTotals") ChannelTotals totals,
            @ForAll boolean isFinal,
            @ForAll @LongRange(min = 1) long revision) {
        WindowState state = new WindowState(totals, "CLF", isFinal, revision);

        assertEquals(state, roundTrip(WindowState.SERDE, state));
    }

    @Property(tries = 300)
    void shouldReadBackProgress(
            @ForAll byte[] definition,
            @ForAll("bounds") Map<Channel, Long> bounds,
            @ForAll @LongRange(min = 0) long newestInput) {
        Progress read = roundTrip(Progress.SERDE, new Progress(definition, bounds, newestInput));

        assertArrayEquals(definition, read.definition());
        assertEquals(bounds, read.bounds());
        assertEquals(newestInput, read.newestInput());
    }

    @Property(tries = 300)
    void shouldReadBackSummaries(@ForAll("tallies") Tally tally, @ForAll("bounds") Map<Channel, Long> bounds) {
        Summary summary = summary(tally, bounds);

        byte[] json = SummaryJson.encode(summary);

        assertEquals(summary, SummaryJson.decode(json));
        assertPlain(json);
    }

    @Property(tries = 100)
    void shouldWriteSummariesThatTheSchemaAllows(
            @ForAll("tallies") Tally tally, @ForAll("bounds") Map<Channel, Long> bounds) {
        byte[] json = SummaryJson.encode(summary(tally, bounds));

        assertEquals(Set.of(), Schemas.violations("running-summary.schema.json", json));
    }

    @Provide
    Arbitrary<Windowing> windowings() {
        return Arbitraries.of(
                Windowing.DEFAULT,
                new Windowing(List.of(), Duration.ZERO),
                new Windowing(List.of(Duration.ofHours(1), Duration.ofMinutes(5)), Duration.ofMillis(1)),
                new Windowing(Windowing.DEFAULT.sizes(), Duration.ofDays(1)));
    }

    @Property(tries = 300)
    void shouldReadBackWhatWasPublished(
            @ForAll("tallies") Tally tally,
            @ForAll("bounds") Map<Channel, Long> bounds,
            @ForAll("windowings") Windowing windowing,
            @ForAll @LongRange(min = 0) long newestInput) {
        Published published = new Published(DEFINITION, newestInput, windowing, summary(tally, bounds));

        Published read = roundTrip(Published.SERDE, published);

        assertArrayEquals(DEFINITION, read.definition());
        assertEquals(newestInput, read.newestInput());
        assertEquals(windowing, read.windowing());
        assertEquals(published.summary(), read.summary());
    }

    @Property(tries = 300)
    void shouldReadBackWindows(
            @ForAll("tallies") Tally tally,
            @ForAll @IntRange(min = 1, max = 180) int size,
            @ForAll @LongRange(min = 0, max = 12) long minute,
            @ForAll boolean isFinal) {
        Window window = new Window(Duration.ofMinutes(size), 27_161_340 + minute);
        WindowSummary summary = WindowSummary.of(
                CEREMONY,
                window,
                window.sum(new TreeMap<>(tally.minutes())),
                tally.definition().currency(),
                isFinal,
                3,
                93);

        byte[] json = WindowJson.encode(summary);

        assertEquals(summary, WindowJson.decode(json));
        assertPlain(json);
        assertEquals(Set.of(), Schemas.violations("window-summary.schema.json", json));
    }

    /** UTF-8, one line, and no exponent outside of strings. */
    private static void assertPlain(byte[] json) {
        assertTrue(Unicode.isUtf8(json));
        String text = new String(json, StandardCharsets.UTF_8);
        String bare = text.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"");
        assertFalse(bare.matches("(?s).*[0-9][eE].*"), text);
        assertFalse(text.contains("\n"), text);
    }

    private static Summary summary(Tally tally, Map<Channel, Long> bounds) {
        Definition definition = tally.definition();
        Map<Channel, SortedMap<Integer, Long>> inputs = new LinkedHashMap<>();
        bounds.forEach((channel, bound) -> inputs.put(channel, new TreeMap<>(Map.of(0, bound, 10, 0L, 9, 7L))));
        Partial partial = Partial.merge(definition, List.of(tally.partial()));
        return new Composer(definition, partial)
                .compose(Long.MAX_VALUE, Instant.parse("2021-08-23T02:31:08.125Z"), inputs);
    }

    private static <T> T roundTrip(Serde<T> serde, T value) {
        return serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, value));
    }
}
