package io.signboard.feed;

import io.signboard.model.Channel;

/**
 * What one generated line is to say; its texts and figures follow from the seed, the project and the revision.
 *
 * @param turn its place in the feed without lateness, from 0
 * @param kind what it does
 * @param project the project's number, or the fault's number of a bad line, from 0
 * @param revision the revision, at least 1
 * @param withdrawn whether this revision withdraws the project
 * @param channel the channel
 * @param arrivesAtMs when it arrives, in milliseconds since 1970
 */
record GeneratedLine(
        long turn, LineKind kind, int project, int revision, boolean withdrawn, Channel channel, long arrivesAtMs) {

    GeneratedLine laterBy(long ms) {
        return new GeneratedLine(turn, kind, project, revision, withdrawn, channel, arrivesAtMs + ms);
    }
}
