package io.signboard.bench;

import io.signboard.feed.FeedGenerator;
import io.signboard.feed.FeedLine;
import io.signboard.feed.FeedReader;
import io.signboard.feed.FeedSource;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A generated feed of the standard mix (90 % new, 6 % amended, 2 % withdrawn, 2 % duplicates), the same bytes at each run. It
 * is sent as a stranger would, without headers, and never lies on a disk before.
 *
 * @param projects how many projects
 * @param ceremonies over how many ceremonies they are spread, 1 to 10,000
 */
record GeneratedFeed(int projects, int ceremonies) {

    private static final double NEW = 0.9;
    private static final String PREFIX = "bench-";
    private static final byte[] TEMPLATE = (PREFIX + "0000").getBytes(StandardCharsets.US_ASCII);

    /** About so many events. */
    static GeneratedFeed ofEvents(long events, int ceremonies) {
        return new GeneratedFeed((int) Math.max(1, events * NEW), ceremonies);
    }

    /** The ceremonies. */
    List<String> ceremonyIds() {
        return IntStream.range(0, ceremonies)
                .mapToObj(GeneratedFeed::ceremonyId)
                .toList();
    }

    private static String ceremonyId(int number) {
        return PREFIX + String.valueOf(10_000 + number).substring(1);
    }

    /**
     * Defines the ceremonies and sends all.
     *
     * @return how many events that are
     */
    long send(Cluster cluster) {
        Definitions.publish(cluster, ceremonyIds());
        Handover handover = new Handover();
        CompletableFuture<Void> generated = CompletableFuture.runAsync(() -> generate(handover));
        try (FeedReader reader = FeedReader.open(new FeedSource("the feed", false, handover::reader));
                Sender sender = new Sender(cluster, (long) (projects / NEW))) {
            for (FeedLine line = reader.next(); line != null; line = reader.next()) {
                sender.send(record(line));
            }
            generated.join();
            return sender.flush();
        }
    }

    private void generate(Handover handover) {
        try (OutputStream out = handover.writer()) {
            new FeedGenerator(Definitions.settings(ceremonyId(0), projects)).writeFeed(out, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(FeedLine line) {
        String key = Objects.requireNonNull(line.key());
        byte[] value = Objects.requireNonNull(line.value()).get();
        if (ceremonies > 1) {
            move(value, Integer.parseInt(key.substring(key.indexOf('-') + 1)) % ceremonies);
        }
        return new ProducerRecord<>(Topics.events(line.channel()).name(), key.getBytes(StandardCharsets.UTF_8), value);
    }

    /** Writes another ceremony's id over the one in the event: all that is said of a project goes to the same one. */
    private static void move(byte[] value, int ceremony) {
        byte[] id = ceremonyId(ceremony).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(id, 0, value, indexOf(value, TEMPLATE), id.length);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (java.util.Arrays.mismatch(bytes, at, at + wanted.length, wanted, 0, wanted.length) >= 0) {
            at++;
        }
        return at;
    }
}
