package io.signboard.board;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Status;
import io.signboard.model.Summary;
import io.signboard.model.Window;
import io.signboard.model.WindowSummary;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.Topics;
import io.signboard.wire.WindowJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Small summaries, windows and definitions, as bytes. */
public final class Samples {

    /** A ceremony. */
    public static final String CEREMONY = "expo-2021";

    /** The start of the first window. */
    public static final Instant NOON = Instant.parse("2021-08-23T12:00:00Z");

    private static final Currency YUAN = Currency.getInstance("CNY");

    private Samples() {}

    /** A summary of {@link #CEREMONY}. */
    public static byte[] summary(long sequence) {
        return summary(CEREMONY, sequence);
    }

    /** A summary of as many projects as its sequence says. */
    public static byte[] summary(String ceremonyId, long sequence) {
        return summary(ceremonyId, sequence, 0);
    }

    /** The same with some provinces without a project, which make it large. */
    public static byte[] summary(String ceremonyId, long sequence, int provinces) {
        BigDecimal amount = BigDecimal.valueOf(sequence * 1_000_000);
        Summary.Part all = new Summary.Part("venue", sequence, amount, BigDecimal.ONE, 100);
        List<Summary.Part> channels =
                Channel.ALL.stream().map(c -> empty(c.id())).toList();
        return SummaryJson.encode(new Summary(
                ceremonyId,
                Map.of("en", "Expo"),
                Status.LIVE,
                YUAN,
                sequence,
                1,
                NOON,
                null,
                new Summary.Headline(sequence, amount, BigDecimal.valueOf(1_000_000), amount, amount, null),
                all,
                channels,
                List.of(),
                List.of(),
                IntStream.range(0, provinces)
                        .mapToObj(i -> empty("province-" + i))
                        .toList(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                Map.of()));
    }

    /** A small definition. */
    public static byte[] definition(String ceremonyId, long version) {
        return utf8("{\"ceremonyId\": \"" + ceremonyId + "\", \"version\": " + version + ", \"currency\": \"CNY\"}");
    }

    private static Summary.Part empty(String id) {
        return new Summary.Part(id, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    /** The window of {@link #CEREMONY} that starts some minutes after {@link #NOON}. */
    public static Window window(int minute, int sizeInMinutes) {
        return new Window(Duration.ofMinutes(sizeInMinutes), NOON.getEpochSecond() / 60 + minute);
    }

    /** A window of {@link #CEREMONY}. */
    public static byte[] windowSummary(Window window, long revision) {
        return WindowJson.encode(
                WindowSummary.of(CEREMONY, window, new ChannelTotals(), YUAN, false, revision, revision));
    }

    /** The key of a window of {@link #CEREMONY}. */
    public static String key(Window window) {
        return WindowJson.key(CEREMONY, window);
    }

    /** A record of the summaries' topic. */
    public static ConsumerRecord<byte[], byte[]> summaryRecord(long offset, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(Topics.SUMMARIES.name(), 0, offset, utf8(key), value);
    }

    /** A record of the definitions' topic. */
    public static ConsumerRecord<byte[], byte[]> definitionRecord(long offset, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(Topics.DEFINITIONS.name(), 0, offset, utf8(key), value);
    }

    /** A record of the windows' topic. */
    public static ConsumerRecord<byte[], byte[]> windowRecord(long offset, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(Topics.WINDOWS.name(), 0, offset, utf8(key), value);
    }

    /** A text's bytes. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
