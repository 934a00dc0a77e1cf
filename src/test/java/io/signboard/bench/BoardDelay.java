package io.signboard.bench;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** By how much a board's stream is later than the topic, summary by summary; measures nothing at first. Two threads tell, one from each. */
final class BoardDelay {

    private final Map<Long, Long> onTopic = new ConcurrentHashMap<>();
    private final Map<Long, Long> onBoard = new ConcurrentHashMap<>();
    private final Percentiles percentiles = new Percentiles();
    private boolean begun;

    /** Begins to measure. */
    synchronized void begin() {
        begun = true;
    }

    /** A summary could be read from the topic. */
    void onTopic(CommittedSummaries.Arrival arrival) {
        onTopic.put(arrival.summary().sequence(), arrival.nanos());
        settle(arrival.summary().sequence());
    }

    /** A summary came from the board. */
    void onBoard(CommittedSummaries.Arrival arrival) {
        onBoard.put(arrival.summary().sequence(), arrival.nanos());
        settle(arrival.summary().sequence());
    }

    private synchronized void settle(long sequence) {
        OptionalLong topic = nanos(onTopic, sequence);
        OptionalLong board = nanos(onBoard, sequence);
        if (topic.isPresent() && board.isPresent()) {
            if (begun) {
                percentiles.add(board.getAsLong() - topic.getAsLong());
            }
            onTopic.remove(sequence);
            onBoard.remove(sequence);
        }
    }

    private static OptionalLong nanos(Map<Long, Long> arrivals, long sequence) {
        Long nanos = arrivals.get(sequence);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    /** The delays; a summary that the board was first to show has none. */
    Percentiles percentiles() {
        return percentiles;
    }
}
