package io.signboard.admin;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The last record that a search has come across. */
final class Found {

    @Nullable
    ConsumerRecord<byte[], byte[]> record;

    void keep(ConsumerRecord<byte[], byte[]> found) {
        record = found;
    }

    /** Keeps a record that has a value if it has this key. */
    void keepIf(byte[] key, ConsumerRecord<byte[], byte[]> found) {
        if (found.value() != null && Arrays.equals(found.key(), key)) {
            record = found;
        }
    }
}
