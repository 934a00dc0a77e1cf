package io.signboard.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Checksums by which a reject is compared with its original, which needn't be kept whole for that. */
record Fingerprint(int key, int value, int headers) {

    /** The headers that a reject has besides its original's. */
    static final Set<String> ADDED = Set.of(
            "signboard_reason", "signboard_detail", "signboard_topic", "signboard_partition", "signboard_offset");

    /** The checksum of no headers at all. */
    static final int NO_HEADERS = (int) new CRC32C().getValue();

    /** A record's, without what a reject adds. */
    static Fingerprint of(ConsumerRecord<byte[], byte[]> record) {
        CRC32C headers = new CRC32C();
        for (Header header : record.headers()) {
            if (!ADDED.contains(header.key())) {
                update(headers, header.key().getBytes(StandardCharsets.UTF_8));
                update(headers, header.value());
            }
        }
        return new Fingerprint(checksum(record.key()), checksum(record.value()), (int) headers.getValue());
    }

    private static int checksum(byte @Nullable [] bytes) {
        CRC32C checksum = new CRC32C();
        update(checksum, bytes);
        return (int) checksum.getValue();
    }

    private static void update(CRC32C checksum, byte @Nullable [] bytes) {
        checksum.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .flip());
        if (bytes != null) {
            checksum.update(bytes);
        }
    }
}
