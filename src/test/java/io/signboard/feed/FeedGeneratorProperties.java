package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Definition;
import io.signboard.model.ProjectEvent;
import io.signboard.wire.Decoded;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.EventDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FeedGeneratorProperties {

    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");

    @Property(tries = 50)
    void shouldWriteTheSameBytesAgain(@ForAll("settings") GeneratorSettings settings) {
        assertArrayEquals(feed(settings), feed(settings));
    }

    @Property(tries = 100)
    void shouldSignAllProjectsInArrivalOrder(@ForAll("settings") GeneratorSettings settings) {
        List<FeedLine> lines = lines(settings);
        Instant before = settings.start();
        for (FeedLine line : lines) {
            Instant arrivesAt = Objects.requireNonNull(line.arrivesAt());
            assertFalse(arrivesAt.isBefore(before));
            before = arrivesAt;
        }
        Instant end = settings.start().plus(settings.duration());
        assertFalse(before.isAfter(settings.late() > 0 ? end.plus(settings.lateBy()) : end));
    }

    @Property(tries = 100)
    void shouldBeValidButForItsBadLines(@ForAll("settings") GeneratorSettings settings) {
        EventDecoder decoder = new EventDecoder();
        Definition definition = definition(settings);
        for (FeedLine line : lines(settings)) {
            String key = line.key();
            if (key != null && key.startsWith("p-0")) {
                ProjectEvent event = decode(decoder, line).event();
                assertEquals(settings.ceremonyId(), event.ceremonyId());
                assertEquals(null, definition.verdict(event));
            }
        }
    }

    @Property(tries = 100)
    void shouldNeverGiveARevisionTwoContentsUnlessConflictsAreWanted(@ForAll("settings") GeneratorSettings settings) {
        LineMix mix = settings.mix().with(LineKind.CONFLICT, 0).with(LineKind.BAD, 0);
        EventDecoder decoder = new EventDecoder();
        Map<String, FeedLine> seen = new HashMap<>();
        for (FeedLine line : lines(settings.withMix(mix))) {
            FeedLine same = seen.putIfAbsent(decode(decoder, line).event().eventId(), line);
            if (same != null) {
                assertEquals(same.value(), line.value());
                assertEquals(same.channel(), line.channel());
            }
        }
    }

    @Property(tries = 30)
    void shouldHoldTheSharesRoughly(@ForAll("mixes") LineMix mix, @ForAll long seed) {
        GeneratorSettings settings = settings(20_000, seed, mix);
        GeneratorReport report = new FeedGenerator(settings).writeFeed(new ByteArrayOutputStream(), done -> {});
        assertEquals(20_000, report.of(LineKind.NEW));
        for (LineKind kind : LineKind.values()) {
            assertEquals(mix.share(kind), (double) report.of(kind) / report.lines(), 0.02, kind.name());
        }
    }

    @Property(tries = 30)
    void shouldSpreadGuests(@ForAll long seed) {
        EventDecoder decoder = new EventDecoder();
        GeneratorSettings settings = settings(5_000, seed, LineMix.NEW_ONLY).withGuests(0.25);
        Definition definition = definition(settings);
        long guests = lines(settings).stream()
                .filter(line -> definition.isGuest(decode(decoder, line).event().province()))
                .count();
        assertEquals(0.25, guests / 5_000.0, 0.03);
    }

    @Property(tries = 20)
    void shouldGoOutOfOrderByLatenessOnly(@ForAll long seed) {
        GeneratorSettings settings = settings(2_000, seed, LineMix.NEW_ONLY);
        assertEquals(0, overtaken(lines(settings)));
        long late = overtaken(lines(settings.withLate(0.1, Duration.ofMinutes(10))));
        assertTrue(late > 100 && late < 300, "late: " + late);
    }

    /** How many lines come after one with a higher project number. */
    private static long overtaken(List<FeedLine> lines) {
        long overtaken = 0;
        String highest = "";
        for (FeedLine line : lines) {
            String key = Objects.requireNonNull(line.key());
            if (key.compareTo(highest) < 0) {
                overtaken++;
            } else {
                highest = key;
            }
        }
        return overtaken;
    }

    @Property(tries = 50)
    void shouldMatchItsDefinition(@ForAll("settings") GeneratorSettings settings) {
        Definition definition = definition(settings);
        assertEquals(settings.vocabulary(), Vocabulary.of(definition));
    }

    @Provide
    Arbitrary<GeneratorSettings> settings() {
        Arbitrary<Currency> currencies =
                Arbitraries.of("CNY", "JPY", "KWD", "CLF", "USD").map(Currency::getInstance);
        Arbitrary<Double> shares = Arbitraries.of(0.0, 0.05, 0.5, 1.0);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.longs(),
                        mixes(),
                        shares,
                        shares,
                        Arbitraries.longs().between(1, 100_000_000).map(Duration::ofMillis),
                        currencies)
                .as((projects, seed, mix, guests, late, duration, currency) -> new GeneratorSettings(
                        "c-1",
                        projects,
                        seed,
                        START,
                        duration,
                        mix,
                        guests,
                        late,
                        Duration.ofMinutes(7),
                        Vocabulary.generic(currency)));
    }

    @Provide
    Arbitrary<LineMix> mixes() {
        Arbitrary<Double> shares = Arbitraries.of(0.0, 0.01, 0.1, 0.13);
        return shares.list().ofSize(7).map(list -> {
            Map<LineKind, Double> mix = new EnumMap<>(LineKind.class);
            for (int i = 0; i < 7; i++) {
                mix.put(LineKind.values()[i + 1], list.get(i));
            }
            mix.merge(LineKind.AMENDED, mix.getOrDefault(LineKind.STALE, 0.0), Math::max);
            return new LineMix(mix);
        });
    }

    private static GeneratorSettings settings(int projects, long seed, LineMix mix) {
        return GeneratorSettings.standard("c-1", projects, seed, START, Vocabulary.generic(Currency.getInstance("CNY")))
                .withMix(mix);
    }

    static Decoded decode(EventDecoder decoder, FeedLine line) {
        String key = line.key();
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var value = line.value();
        return decoder.decode(keyBytes, value == null ? null : value.get(), null);
    }

    private static Definition definition(GeneratorSettings settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FeedGenerator(settings).writeDefinition(out);
        return DefinitionJson.decode(out.toByteArray());
    }

    static byte[] feed(GeneratorSettings settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FeedGenerator(settings).writeFeed(out, done -> {});
        return out.toByteArray();
    }

    static List<FeedLine> lines(GeneratorSettings settings) {
        byte[] feed = feed(settings);
        return FeedReaderTest.read(new FeedSource("generated", true, () -> new ByteArrayInputStream(feed)));
    }
}
