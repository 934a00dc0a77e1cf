package io.signboard.wire;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;

/** The topics. Values that outsiders write are bytes here: whether they are valid is decided by our own decoders. */
public final class Topics {

    /** Project events, one topic a channel, in the channels' order. */
    public static final List<Topic<byte[], byte[]>> EVENTS =
            Channel.ALL.stream().map(Topics::eventTopic).toList();

    /** Ceremony definitions by ceremonyId. */
    public static final Topic<String, byte[]> DEFINITIONS =
            new Topic<>("ceremony.definitions", Serdes.String(), Serdes.ByteArray());

    /** Running summaries by ceremonyId. */
    public static final Topic<String, Summary> SUMMARIES =
            new Topic<>("ceremony.summaries", Serdes.String(), SummaryJson.SERDE);

    /** Window summaries by {@link WindowJson#key}. */
    public static final Topic<String, WindowSummary> WINDOWS =
            new Topic<>("ceremony.windows", Serdes.String(), WindowJson.SERDE);

    /** Refused records, as they came. */
    public static final Topic<byte[], byte[]> REJECTS =
            new Topic<>("ceremony.rejects", Serdes.ByteArray(), Serdes.ByteArray());

    private static final Map<String, Channel> CHANNELS = Channel.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(c -> events(c).name(), c -> c));

    private Topics() {}

    private static Topic<byte[], byte[]> eventTopic(Channel channel) {
        return new Topic<>("ceremony.project-events." + channel.id(), Serdes.ByteArray(), Serdes.ByteArray());
    }

    /** The event topic of a channel. */
    public static Topic<byte[], byte[]> events(Channel channel) {
        return EVENTS.get(channel.ordinal());
    }

    /** The channel that an event topic speaks for: the topic, never the payload, says so. */
    public static Optional<Channel> channelOf(String topic) {
        return Optional.ofNullable(CHANNELS.get(topic));
    }
}
