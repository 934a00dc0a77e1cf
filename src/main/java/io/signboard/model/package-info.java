/**
 * The law of the tally: events, the ledger rule, definitions, tallies, summaries and windows.
 *
 * <p>A pure fold. It imports the JDK only, knows no Kafka, no JSON and no clock.
 */
@NullMarked
package io.signboard.model;

import org.jspecify.annotations.NullMarked;
