/**
 * What Prometheus reads: the program's one registry of metrics, and the figures in it that come from the committed view.
 *
 * <p>Figures are not kept in meters but read anew at each scrape, from one committed summary each, so that whatever is
 * gone from a summary is gone from the scrape. May import {@code wire}, {@code model}, Kafka's clients, Micrometer, the
 * Prometheus client's model, {@code view} and the parent package.
 */
@NullMarked
package io.signboard.board.metrics;

import org.jspecify.annotations.NullMarked;
