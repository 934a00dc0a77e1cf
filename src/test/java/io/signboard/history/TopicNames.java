package io.signboard.history;

import java.util.List;

/** The topics, once more. */
final class TopicNames {

    static final String EVENTS = "ceremony.project-events.";
    static final List<String> CHANNELS = List.of("offline", "online", "off-site");
    static final String DEFINITIONS = "ceremony.definitions";
    static final String SUMMARIES = "ceremony.summaries";
    static final String WINDOWS = "ceremony.windows";
    static final String REJECTS = "ceremony.rejects";

    private TopicNames() {}

    static List<String> events() {
        return CHANNELS.stream().map(channel -> EVENTS + channel).toList();
    }
}
