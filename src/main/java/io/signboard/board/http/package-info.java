/**
 * The HTTP server: read-only routes, errors as problem documents, limits on purpose.
 *
 * <p>May import the view, the streams, the metrics, the parent package, {@code wire}, {@code model}, Jackson, Javalin,
 * Jetty and Micrometer.
 */
@NullMarked
package io.signboard.board.http;

import org.jspecify.annotations.NullMarked;
