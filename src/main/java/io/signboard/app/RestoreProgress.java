package io.signboard.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of the state has yet to be read back from its topics. Told by the restoring threads, asked by any. */
final class RestoreProgress implements StateRestoreListener {

    private final Map<TopicPartition, Restore> running = new ConcurrentHashMap<>();

    /**
     * One partition's restore.
     *
     * @param end where the topic ended when it began, exclusive
     * @param next where to read on
     */
    private record Restore(long end, long next) {
        long remaining() {
            return Math.max(0, end - next);
        }
    }

    /** Offsets that have yet to be read; about as many records, fewer where a topic was compacted. 0 if all are read. */
    long remaining() {
        return running.values().stream().mapToLong(Restore::remaining).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        running.put(partition, new Restore(end, start));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long restored) {
        running.computeIfPresent(partition, (p, restore) -> new Restore(restore.end(), batchEnd + 1));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        running.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
        running.remove(partition);
    }
}
