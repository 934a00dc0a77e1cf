package io.signboard.admin;

import io.signboard.model.Summary;
import io.signboard.wire.Placement;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Follows the committed summaries of one ceremony, from the newest on. For one thread. */
public final class SummaryFollower {

    private final Consumer<byte[], byte[]> consumer;
    private final RecordReader reader;
    private final byte[] key;

    /**
     * Follows with a consumer that stays the caller's to close and is used for nothing else meanwhile.
     *
     * @param consumer in no group, with {@code isolation.level=read_committed}
     * @param timeout how long to wait for the cluster at the start, above 0
     * @param ceremonyId the ceremony, known or not
     */
    public SummaryFollower(Consumer<byte[], byte[]> consumer, Duration timeout, String ceremonyId) {
        this.consumer = consumer;
        this.reader = new RecordReader(consumer, timeout);
        this.key = ceremonyId.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The newest summary there is; {@link #next} goes on behind it. Called once, first.
     *
     * @return nothing if the ceremony has none yet
     * @throws AdminException if the topic does not exist
     */
    public Optional<Summary> newest() {
        String topic = Topics.SUMMARIES.name();
        List<TopicPartition> partitions = reader.partitions(topic);
        TopicPartition partition = partitions.get(Placement.partition(key, partitions.size()));
        long end = reader.end(partition);
        Optional<ConsumerRecord<byte[], byte[]>> newest = reader.newest(topic, key);
        consumer.assign(List.of(partition));
        consumer.seek(
                partition,
                Math.max(end, newest.map(record -> record.offset() + 1).orElse(0L)));
        return newest.map(SummaryFollower::summary);
    }

    /**
     * The summaries that came since, oldest first.
     *
     * @param patience how long to wait for the first
     * @return none if none came in time
     */
    public List<Summary> next(Duration patience) {
        List<Summary> summaries = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            if (record.value() != null && Arrays.equals(record.key(), key)) {
                summaries.add(summary(record));
            }
        }
        return summaries;
    }

    private static Summary summary(ConsumerRecord<byte[], byte[]> record) {
        return SummaryJson.decode(record.value());
    }
}
