package io.signboard.bench.jmh;

import io.signboard.feed.FeedGenerator;
import io.signboard.feed.FeedLine;
import io.signboard.feed.FeedReader;
import io.signboard.feed.FeedSource;
import io.signboard.feed.GeneratorSettings;
import io.signboard.feed.LineKind;
import io.signboard.feed.LineMix;
import io.signboard.feed.Vocabulary;
import io.signboard.model.Channel;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.wire.Decoded;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.EventDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A generated feed as records, always the same one. */
final class MadeFeed {

    /** How many records there are; a power of two, so that a counter runs round by a mask. */
    static final int RECORDS = 1 << 14;

    private static final long SEED = 42;
    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");
    private static final LineMix FAULTY = LineMix.NEW_ONLY.with(LineKind.BAD, 0.9);

    private final FeedGenerator generator;

    private MadeFeed(LineMix mix) {
        this.generator = new FeedGenerator(GeneratorSettings.standard(
                        "bench", RECORDS, SEED, START, Vocabulary.generic(Currency.getInstance("CNY")))
                .withMix(mix));
    }

    /** A record of an event topic. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
    record Event(Channel channel, byte @Nullable [] key, byte @Nullable [] value) {

        private static Event of(FeedLine line) {
            String key = line.key();
            Bytes value = line.value();
            return new Event(
                    line.channel(),
                    key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                    value == null ? null : value.get());
        }

        Decoded decoded(EventDecoder decoder) {
            return decoder.decode(key, value, null);
        }

        /** The same event with an escape in each eventId, so that it isn't spelt plainly any more. */
        Event escaped() {
            String json = new String(value == null ? new byte[0] : value, StandardCharsets.UTF_8);
            String changed = json.replace("\"eventId\":\"e", "\"eventId\":\"\\u0065");
            return new Event(channel, key, changed.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Valid ones in the standard mix. */
    static Event[] events() {
        return of(LineMix.STANDARD, true).toArray(Event[]::new);
    }

    /** Ones that are refused, by all faults alike. */
    static Event[] faulty() {
        return of(FAULTY, false).toArray(Event[]::new);
    }

    /** What the ledger keeps of the valid ones. */
    static Entry[] entries() {
        EventDecoder decoder = new EventDecoder();
        List<Entry> entries = new ArrayList<>();
        for (Event event : of(LineMix.STANDARD, true)) {
            long offset = entries.size();
            entries.add(new Entry(
                    event.channel(),
                    offset,
                    START.toEpochMilli() + offset,
                    event.decoded(decoder).event()));
        }
        return entries.toArray(Entry[]::new);
    }

    /** The definition of the ceremony. */
    static Definition definition() {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        new MadeFeed(LineMix.STANDARD).generator.writeDefinition(json);
        return DefinitionJson.decode(json.toByteArray());
    }

    private static List<Event> of(LineMix mix, boolean valid) {
        EventDecoder decoder = new EventDecoder();
        return new MadeFeed(mix)
                .read().stream()
                        .filter(event -> event.decoded(decoder).isValid() == valid)
                        .limit(RECORDS)
                        .toList();
    }

    private List<Event> read() {
        ByteArrayOutputStream feed = new ByteArrayOutputStream();
        generator.writeFeed(feed, done -> {});
        List<Event> events = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(
                new FeedSource("generated", true, () -> new ByteArrayInputStream(feed.toByteArray())))) {
            for (FeedLine line = reader.next(); line != null; line = reader.next()) {
                events.add(Event.of(line));
            }
        }
        return events;
    }
}
