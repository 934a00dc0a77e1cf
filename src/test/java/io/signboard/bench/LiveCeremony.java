package io.signboard.bench;

import io.signboard.support.ChildProgram;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A ceremony as it is seen twice, on the topic and at a board, and how long its events wait to be counted there. For one
 * thread, which reads the topic; the board is read on another.
 */
final class LiveCeremony implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String ceremonyId;
    private final Waits onTopic = new Waits();
    private final Waits onBoard = new Waits();
    private final BoardDelay delay = new BoardDelay();
    private final CommittedSummaries summaries;
    private final SseFollower stream;

    /** Defines the ceremony and begins to look; measures nothing yet. */
    LiveCeremony(Cluster cluster, ChildProgram board, String ceremonyId) {
        this.ceremonyId = ceremonyId;
        this.summaries = new CommittedSummaries(cluster);
        Definitions.publish(cluster, List.of(ceremonyId));
        this.stream = new SseFollower(board, ceremonyId, this::shown);
    }

    private void shown(CommittedSummaries.Arrival arrival) {
        onBoard.covered(Bounds.of(arrival.summary()), arrival.nanos());
        delay.onBoard(arrival);
    }

    /** Who is to be told of the events. */
    List<Waits> waits() {
        return List.of(onTopic, onBoard);
    }

    /** Begins to measure: what was due before now is left out. */
    void begin() {
        onTopic.begin();
        onBoard.begin();
        delay.begin();
    }

    /** Looks for so long. */
    void follow(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        followUntil(() -> System.nanoTime() - until >= 0, time);
    }

    /** Looks until that holds, or patience is at its end. */
    void followUntil(BooleanSupplier condition, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
            for (CommittedSummaries.Arrival arrival : summaries.poll(POLL)) {
                if (arrival.summary().ceremonyId().equals(ceremonyId)) {
                    onTopic.covered(Bounds.of(arrival.summary()), arrival.nanos());
                    delay.onTopic(arrival);
                }
            }
        }
    }

    /** Whether all that was sent is shown, on the topic and at the board. */
    boolean isSettled() {
        return onTopic.waiting() == 0 && onBoard.waiting() == 0;
    }

    /** Prints how long the events have waited. */
    void print(String what) {
        onTopic.percentiles().print(what + ", to the topic");
        onBoard.percentiles().print(what + ", to the board's stream");
        delay.percentiles().print("  the stream behind the topic, by summary");
        if (!isSettled()) {
            Report.line("  NOT SHOWN: %,d events on the topic, %,d at the board", onTopic.waiting(), onBoard.waiting());
        }
    }

    @Override
    public void close() {
        stream.close();
        summaries.close();
    }
}
