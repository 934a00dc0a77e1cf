package io.signboard.bench;

/**
 * A part of a run.
 *
 * @param perSecond events a second
 * @param cpu what each of them took
 */
record Stretch(double perSecond, Cost cpu) {}
