/**
 * Follows the topics of summaries, windows and definitions with a read_committed consumer and keeps the newest of each.
 *
 * <p>May import {@code wire}, {@code model}, Kafka's clients and the parent package.
 */
@NullMarked
package io.signboard.board.view;

import org.jspecify.annotations.NullMarked;
