package io.signboard.topology;

import io.signboard.model.Channel;

/** A valid event and where it lies. */
record Arrived(Channel channel, int partition, long offset, TestEvent event) {}
