/**
 * What crosses a process border: topics, stores, JSON, binary state formats and headers.
 *
 * <p>It may import the model, Kafka's clients and Jackson.
 */
@NullMarked
package io.signboard.wire;

import org.jspecify.annotations.NullMarked;
