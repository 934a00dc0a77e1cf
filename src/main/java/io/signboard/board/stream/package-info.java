/**
 * Sends summaries to many readers as server-sent events, without a thread for each and without a queue.
 *
 * <p>May import the view, the parent package and the servlet API.
 */
@NullMarked
package io.signboard.board.stream;

import org.jspecify.annotations.NullMarked;
