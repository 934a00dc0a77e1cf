/**
 * The whole system under faults: three brokers, processors and a board as programs of their own, which are killed, frozen
 * and restarted while a feed runs, and a checker that reads all that was committed.
 */
@NullMarked
package io.signboard.fault;

import org.jspecify.annotations.NullMarked;
