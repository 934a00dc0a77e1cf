package io.signboard.feed;

/**
 * How a replay ended.
 *
 * @param sent how many lines the broker has acknowledged
 * @param complete whether these are all; false if it was stopped
 */
public record ReplayResult(long sent, boolean complete) {}
