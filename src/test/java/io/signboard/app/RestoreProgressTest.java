package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class RestoreProgressTest {

    private static final TopicPartition LEDGER = new TopicPartition("signboard-ledger-changelog", 0);
    private static final TopicPartition WINDOWS = new TopicPartition("signboard-windows-changelog", 0);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void shouldHaveNothingToReadAtFirst() {
        assertEquals(0, progress.remaining());
    }

    @Test
    void shouldSumWhatIsYetToBeRead() {
        progress.onRestoreStart(LEDGER, "ledger", 100, 1100);
        progress.onRestoreStart(WINDOWS, "windows", 0, 50);
        assertEquals(1050, progress.remaining());

        progress.onBatchRestored(LEDGER, "ledger", 599, 12);

        assertEquals(550, progress.remaining());
    }

    @Test
    void shouldForgetWhatIsReadOrGivenUp() {
        progress.onRestoreStart(LEDGER, "ledger", 0, 10);
        progress.onRestoreStart(WINDOWS, "windows", 0, 10);

        progress.onRestoreEnd(LEDGER, "ledger", 10);
        progress.onRestoreSuspended(WINDOWS, "windows", 3);

        assertEquals(0, progress.remaining());
    }

    @Test
    void shouldBeginAnewWhereAPartitionComesBack() {
        progress.onRestoreStart(LEDGER, "ledger", 0, 10);
        progress.onBatchRestored(LEDGER, "ledger", 4, 5);

        progress.onRestoreStart(LEDGER, "ledger", 0, 12);

        assertEquals(12, progress.remaining());
    }
}
