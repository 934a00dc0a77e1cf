package io.signboard.bench;

import java.time.Duration;

/**
 * One run.
 *
 * @param steadyPerSecond events a second without the first part of the run
 * @param cpuMicros CPU microseconds an event of the whole process, over the whole run
 * @param first from the start to the first progress seen
 * @param whole from the start to the end
 */
record Drain(double steadyPerSecond, double cpuMicros, Duration first, Duration whole) {}
