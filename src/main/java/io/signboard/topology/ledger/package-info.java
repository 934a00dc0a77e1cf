/**
 * The ledger of one partition: project by project, the event that counts.
 *
 * <p>{@link io.signboard.topology.ledger.Ledger} says what it is. The usual one is kept in memory and logged in blocks; the
 * plain one, entry by entry in a store of Kafka Streams, is for a state larger than memory, and what the other is tested
 * against.
 *
 * <p>May import {@code wire}, {@code model} and Kafka Streams, whose internals only {@code LoggedAtCommit} touches.
 */
@NullMarked
package io.signboard.topology.ledger;

import org.jspecify.annotations.NullMarked;
