/**
 * Feeds of project events as files: reading, replaying onto the event topics, generating.
 *
 * <p>It may import {@code wire}, {@code model}, Kafka's clients and Jackson.
 */
@NullMarked
package io.signboard.feed;

import org.jspecify.annotations.NullMarked;
