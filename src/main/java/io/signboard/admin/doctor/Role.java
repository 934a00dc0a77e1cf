package io.signboard.admin.doctor;

import io.signboard.model.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a login is meant for.
 *
 * @param id the word on the command line
 * @param channel the channel that a feed writes to; empty for every other role
 */
public record Role(String id, Optional<Channel> channel) {

    /** Tallies. */
    public static final Role PROCESSOR = new Role("processor", Optional.empty());

    /** Shows. */
    public static final Role BOARD = new Role("board", Optional.empty());

    /** Makes topics, publishes definitions, looks after rejects. */
    public static final Role OPERATOR = new Role("operator", Optional.empty());

    /** Every role. */
    public static final List<Role> ALL = Stream.concat(
                    Stream.of(PROCESSOR, BOARD, OPERATOR), Channel.ALL.stream().map(Role::feed))
            .toList();

    private static Role feed(Channel channel) {
        return new Role("feed-" + channel.id(), Optional.of(channel));
    }

    /** The role of this word, in any case; nothing if there is none. */
    public static Optional<Role> of(String word) {
        return ALL.stream()
                .filter(role -> role.id().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
