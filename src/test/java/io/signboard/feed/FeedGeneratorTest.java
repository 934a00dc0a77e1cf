package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Reason;
import io.signboard.wire.Decoded;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.EventDecoder;
import io.signboard.wire.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedGeneratorTest {

    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");
    private static final Vocabulary WORDS = Vocabulary.generic(Currency.getInstance("CNY"));

    /** What a seed gives is a promise: benchmarks and reports name seeds. Change it knowingly. */
    @Test
    void shouldWriteTheFeedOfItsSeedOnEveryMachine() throws NoSuchAlgorithmException {
        LineMix mix = LineMix.STANDARD
                .with(LineKind.CONFLICT, 0.03)
                .with(LineKind.MOVED, 0.03)
                .with(LineKind.STALE, 0.03)
                .with(LineKind.BAD, 0.05);
        GeneratorSettings settings = settings(1000).withMix(mix).withLate(0.1, Duration.ofMinutes(3));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(FeedGeneratorProperties.feed(settings));
        assertEquals(
                "48c503cd7729aff0dc2aa616ca679e271d072e90c374bf0a9407cb1b9de0aa8c",
                HexFormat.of().formatHex(hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CNY", "JPY", "USD"})
    void shouldSpoilBadLinesByTurnsForEveryReason(String currency) {
        Vocabulary words = Vocabulary.generic(Currency.getInstance(currency));
        GeneratorSettings settings = GeneratorSettings.standard("c-1", 300, 1, START, words)
                .withMix(LineMix.NEW_ONLY.with(LineKind.BAD, 0.5));
        List<String> reasons = FeedGeneratorProperties.lines(settings).stream()
                .filter(line -> !String.valueOf(line.key()).startsWith("p-0"))
                .map(line -> reason(settings, line))
                .toList();
        List<Fault> faults = Fault.all(words);
        assertTrue(reasons.size() > 2 * faults.size());
        for (int i = 0; i < reasons.size(); i++) {
            assertEquals(faults.get(i % faults.size()).reason().id(), reasons.get(i));
        }
        assertEquals(
                Arrays.stream(Reason.values())
                        .filter(reason -> reason != Reason.MISPLACED && reason != Reason.CONFLICT)
                        .collect(Collectors.toSet()),
                faults.stream().map(Fault::reason).collect(Collectors.toSet()));
    }

    private static String reason(GeneratorSettings settings, FeedLine line) {
        Decoded decoded = FeedGeneratorProperties.decode(new EventDecoder(), line);
        if (!decoded.isValid()) {
            return decoded.refusal().reason().id();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FeedGenerator(settings).writeDefinition(out);
        Reason verdict = DefinitionJson.decode(out.toByteArray()).verdict(decoded.event());
        return verdict == null ? "counted" : verdict.id();
    }

    @Test
    void shouldTellItsProgress() {
        int[] last = new int[1];
        new FeedGenerator(settings(5_000)).writeFeed(OutputStream.nullOutputStream(), done -> {
            assertTrue(done >= last[0]);
            last[0] = done;
        });
        assertEquals(5_000, last[0]);
    }

    @Test
    void shouldSayThatItCouldNotWrite() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Exception e =
                assertThrows(FeedException.class, () -> new FeedGenerator(settings(5)).writeFeed(full, done -> {}));
        assertEquals("The feed could not be written: No space left on device", e.getMessage());
    }

    @Test
    void shouldRefuseSharesThatLeaveNothingNew() {
        assertThrows(InvalidInputException.class, () -> LineMix.STANDARD.with(LineKind.BAD, 0.9));
    }

    @Test
    void shouldTakeSharesThatLeaveOnePercent() {
        assertEquals(0.01, LineMix.NEW_ONLY.with(LineKind.BAD, 0.99).share(LineKind.NEW), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void shouldRefuseWhatIsNoShare(double share) {
        assertThrows(InvalidInputException.class, () -> LineMix.NEW_ONLY.with(LineKind.BAD, share));
        assertThrows(InvalidInputException.class, () -> settings(1).withGuests(share));
        assertThrows(InvalidInputException.class, () -> settings(1).withLate(share, Duration.ZERO));
    }

    @Test
    void shouldRefuseMoreStaleThanAmendedLines() {
        assertThrows(InvalidInputException.class, () -> LineMix.NEW_ONLY.with(LineKind.STALE, 0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, GeneratorSettings.MAX_PROJECTS + 1})
    void shouldRefuseNumbersOfProjectsOutOfBounds(int projects) {
        assertThrows(InvalidInputException.class, () -> settings(projects));
    }

    @Test
    void shouldRefuseAnIdThatIsNone() {
        assertThrows(InvalidInputException.class, () -> GeneratorSettings.standard("a b", 1, 1, START, WORDS));
    }

    @Test
    void shouldRefuseTimesBeyondTheCalendar() {
        Instant late = Instant.parse("9998-12-31T23:00:00Z");
        assertThrows(InvalidInputException.class, () -> GeneratorSettings.standard("a", 1, 1, late, WORDS));
    }

    @Test
    void shouldRefuseACurrencyWithoutMinorDigits() {
        assertThrows(InvalidInputException.class, () -> Vocabulary.generic(Currency.getInstance("XXX")));
    }

    @Test
    void shouldRefuseAnEmptyId() {
        Currency yuan = Currency.getInstance("CNY");
        assertThrows(
                InvalidInputException.class, () -> new Vocabulary(yuan, 0, List.of(""), List.of(), List.of(), null));
    }

    @Test
    void shouldDefineNoTierThatNoProjectCanReach() {
        Currency yuan = Currency.getInstance("CNY");
        Vocabulary rich = new Vocabulary(yuan, 10_000_000_000_000_000L, List.of(), List.of(), List.of(), null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FeedGenerator(GeneratorSettings.standard("c", 1, 1, START, rich)).writeDefinition(out);
        assertEquals(List.of(), DefinitionJson.decode(out.toByteArray()).tiers());
    }

    private static GeneratorSettings settings(int projects) {
        return GeneratorSettings.standard("c-1", projects, 1, START, WORDS);
    }
}
