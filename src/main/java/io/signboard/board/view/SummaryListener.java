package io.signboard.board.view;

/**
 * Told of what is new. Called by the thread that reads the topics, so it must return at once and never block; under load
 * it is told of the newest only, not of every summary in between.
 */
public interface SummaryListener {

    /** A ceremony's latest summary is now this one. */
    void onSummary(CommittedSummary summary);

    /** A ceremony's latest summary was this one when the topics had been read to their end; it may be old. */
    default void onCaughtUp(CommittedSummary summary) {
        onSummary(summary);
    }

    /** A ceremony was removed. */
    void onRemoval(String ceremonyId);
}
