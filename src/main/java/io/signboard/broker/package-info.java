/**
 * The embedded broker: one Kafka node inside the program, for a single machine without a cluster.
 *
 * <p>The only package that may import classes of the Kafka server ({@code kafka.*}, {@code org.apache.kafka.metadata},
 * {@code org.apache.kafka.server}). It may import {@code wire} and {@code model}, and no sibling package.
 */
@NullMarked
package io.signboard.broker;

import org.jspecify.annotations.NullMarked;
