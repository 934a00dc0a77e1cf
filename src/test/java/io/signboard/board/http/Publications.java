package io.signboard.board.http;

import static io.signboard.board.Samples.summary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.CRC32;

/** Publishes large summaries of one ceremony, and remembers what and when, so that each reader's can be judged. */
final class Publications {

    private final CommittedWriter writer;
    private final String ceremonyId;
    private final Map<Long, Long> checksums = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Long> committed = new ConcurrentSkipListMap<>();
    private volatile long newest;

    Publications(CommittedWriter writer, String ceremonyId) {
        this.writer = writer;
        this.ceremonyId = ceremonyId;
    }

    String ceremonyId() {
        return ceremonyId;
    }

    /** The sequence of the newest that is committed; 0 if none is. */
    long newest() {
        return newest;
    }

    /** Commits the next summary, of 25 kB. */
    void publish() {
        publish(1, 300);
    }

    /** Commits the next summaries in one transaction, the last of them with so many provinces, the others with none. */
    void publish(int count, int provinces) {
        List<byte[]> values = new ArrayList<>();
        long last = newest + count;
        for (long sequence = newest + 1; sequence <= last; sequence++) {
            byte[] value = summary(ceremonyId, sequence, sequence == last ? provinces : 0);
            values.add(value);
            checksums.put(sequence, checksum(value, 0, value.length));
        }
        writer.commitAll(ceremonyId, values);
        committed.put(last, System.nanoTime());
        newest = last;
    }

    /** Whether the summary with this sequence has these bytes. */
    boolean isPublished(long sequence, byte[] bytes, int from, int to) {
        Long checksum = checksums.get(sequence);
        return checksum != null && checksum == checksum(bytes, from, to);
    }

    private static long checksum(byte[] bytes, int from, int to) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, to - from);
        return checksum.getValue();
    }

    /** For how long there has been a committed summary after this one; nothing if there is none. */
    Duration ageAfter(long sequence) {
        Map.Entry<Long, Long> next = committed.higherEntry(sequence);
        return next == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - next.getValue());
    }
}
