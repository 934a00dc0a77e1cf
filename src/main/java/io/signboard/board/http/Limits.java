package io.signboard.board.http;

import java.time.Duration;

/**
 * What the server allows itself and its clients. Streams hold no thread, so a few threads serve many screens.
 *
 * @param threads the most threads
 * @param connections the most open connections
 * @param streams the most open streams; below {@code connections}, so that health can always be asked
 * @param backlog how many connections may wait to be accepted, when all screens come back at once
 * @param headerBytes the largest request line and headers
 * @param sendBytes how much the system keeps for a connection; a slow reader has to take this much of the past first
 * @param ask how long a connection may take until it has asked something
 * @param idle how long a connection may neither send nor take anything
 * @param heartbeat how often a quiet stream shows a sign of life; well below {@code idle}
 */
record Limits(
        int threads,
        int connections,
        int streams,
        int backlog,
        int headerBytes,
        int sendBytes,
        Duration ask,
        Duration idle,
        Duration heartbeat) {

    static final Limits DEFAULT = new Limits(
            16,
            2_500,
            2_000,
            1_024,
            8_192,
            131_072,
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));
}
