package io.signboard.bench;

import java.time.Duration;

/** Waits until the processors have tallied all that was sent. */
final class Tallied {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Tallied() {}

    /** Returns after a summary that came when nothing was left to deal with. */
    static void await(Cluster cluster, CommittedSummaries summaries) {
        GroupProgress progress = new GroupProgress(cluster);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean level = false;
        while (System.nanoTime() - deadline < 0) {
            boolean came = !summaries.poll(POLL).isEmpty();
            if (level && came) {
                return;
            }
            level = progress.isLevel();
        }
        throw new IllegalStateException("the events are not tallied after " + PATIENCE.toMinutes() + " minutes");
    }
}
