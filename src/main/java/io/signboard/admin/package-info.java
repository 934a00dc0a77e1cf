/**
 * Looking after a cluster from outside the stream: making its topics as the catalogue says, and refusing to work on topics
 * that would make the figures wrong.
 *
 * <p>May import {@code wire}, {@code model} and the Kafka clients; no sibling package, no wall clock.
 */
@NullMarked
package io.signboard.admin;

import org.jspecify.annotations.NullMarked;
