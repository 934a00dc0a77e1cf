package io.signboard.cli;

import io.signboard.wire.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a record says, without keeping its bytes.
 *
 * @param topic where it goes
 * @param digest of key and value, and of the eventId that the value may lack
 */
record RecordContent(String topic, String digest) {

    static RecordContent of(ProducerRecord<byte[], byte[]> record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (record.key() != null) {
                digest.update(record.key());
                digest.update((byte) 0);
            }
            digest.update(record.value());
            String eventId = CloudEvent.id(record.headers());
            if (eventId != null) {
                digest.update((byte) 0);
                digest.update(eventId.getBytes(StandardCharsets.UTF_8));
            }
            return new RecordContent(record.topic(), HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
