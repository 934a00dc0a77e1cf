package io.signboard.wire;

import io.signboard.wire.TopicSpec.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every topic of the product, read from the one place that says how they look: {@code topics/topics.json}.
 *
 * @param description what the file says about itself
 * @param topics the topics in the file's order: three of role {@link Role#EVENTS}, one of every other role
 */
public record TopicCatalog(String description, List<TopicSpec> topics) {

    /** Where the file lies on the class path. */
    public static final String RESOURCE = "/topics/topics.json";

    /** The setting that bounds a record's size, in bytes with its overhead. */
    public static final String MAX_MESSAGE_BYTES = "max.message.bytes";

    /** What a reject may add to a record of the largest size, in bytes. */
    public static final long REJECT_HEADROOM_BYTES = 65_536;

    private static final int EVENT_TOPICS = 3;

    /**
     * Checks that the topics fit together.
     *
     * @throws IllegalArgumentException with one sentence naming what is wrong
     */
    public TopicCatalog {
        require(topics != null, "there are no topics");
        topics = List.copyOf(topics);
        Set<String> names = new HashSet<>();
        for (TopicSpec topic : topics) {
            require(names.add(topic.name()), topic.name() + " is listed twice");
        }
        for (Role role : Role.values()) {
            int wanted = role == Role.EVENTS ? EVENT_TOPICS : 1;
            int found = withRole(topics, role).size();
            require(found == wanted, "there must be " + wanted + " of role " + role + ", not " + found);
        }
        requireCounts(topics);
        requireHeadroom(topics);
    }

    /**
     * Reads the file from the class path.
     *
     * @throws IllegalStateException with one sentence if it is missing or broken: the build is at fault then, not the user
     */
    public static TopicCatalog load() {
        return CatalogFile.load(RESOURCE, TopicCatalog.class);
    }

    /** The three event topics, in the file's order. */
    public List<TopicSpec> events() {
        return withRole(topics, Role.EVENTS);
    }

    /**
     * The one topic of a role.
     *
     * @param role any but {@link Role#EVENTS}, which three topics share
     * @throws IllegalArgumentException for {@link Role#EVENTS}
     */
    public TopicSpec only(Role role) {
        if (role == Role.EVENTS) {
            throw new IllegalArgumentException("There are three event topics, not one.");
        }
        return withRole(topics, role).get(0);
    }

    private static List<TopicSpec> withRole(List<TopicSpec> topics, Role role) {
        return topics.stream().filter(topic -> topic.role() == role).toList();
    }

    private static void requireCounts(List<TopicSpec> topics) {
        long counts = withRole(topics, Role.EVENTS).stream()
                .map(TopicSpec::partitions)
                .distinct()
                .count();
        require(counts == 1, "the event topics must have one partition count");
        TopicSpec definitions = withRole(topics, Role.DEFINITIONS).get(0);
        require(definitions.partitions() == 1, definitions.name() + " must have 1 partition");
    }

    private static void requireHeadroom(List<TopicSpec> topics) {
        long largestEvent = withRole(topics, Role.EVENTS).stream()
                .mapToLong(TopicCatalog::maxMessageBytes)
                .max()
                .orElseThrow();
        TopicSpec rejects = withRole(topics, Role.REJECTS).get(0);
        require(
                maxMessageBytes(rejects) >= largestEvent + REJECT_HEADROOM_BYTES,
                rejects.name() + " must take records " + REJECT_HEADROOM_BYTES
                        + " bytes larger than the event topics do");
    }

    private static long maxMessageBytes(TopicSpec topic) {
        String bytes = topic.config().get(MAX_MESSAGE_BYTES);
        require(bytes != null && bytes.matches("[0-9]{1,9}"), topic.name() + " must set " + MAX_MESSAGE_BYTES);
        return Long.parseLong(bytes);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("In the topic catalogue " + problem + ".");
        }
    }
}
