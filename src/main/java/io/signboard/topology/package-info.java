/**
 * The Kafka Streams topology: ledger, tallies, summaries and windows, exactly once.
 *
 * <p>It may import the model, wire and Kafka Streams' public API. What counts is decided in the model; here records are
 * only routed and kept.
 */
@NullMarked
package io.signboard.topology;

import org.jspecify.annotations.NullMarked;
