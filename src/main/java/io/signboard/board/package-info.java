/**
 * What people see of the tally: committed summaries and windows, served over HTTP.
 *
 * <p>This package holds what its parts share; {@code view} follows the topics, {@code stream} sends summaries to many
 * readers, {@code metrics} shows them to Prometheus, {@code http} answers requests. They may import {@code wire},
 * {@code model}, Kafka's clients, Jackson, Javalin, Jetty, Micrometer and the Prometheus client, and no sibling of
 * {@code board}.
 */
@NullMarked
package io.signboard.board;

import org.jspecify.annotations.NullMarked;
