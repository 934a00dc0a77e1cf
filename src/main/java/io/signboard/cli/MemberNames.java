package io.signboard.cli;

import io.signboard.model.Definition;
import io.signboard.model.Dimension;
import io.signboard.model.Member;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a ceremony's members are called, as its definition says; without one, by their ids.
 *
 * @param language in which language
 * @param definition the definition, if it could be read
 */
record MemberNames(Language language, @Nullable Definition definition) {

    /** A sector's name. */
    String sector(String id) {
        return definition == null ? id : name(definition.sectors(), id);
    }

    /** An investor group's name. */
    String investor(String id) {
        return definition == null ? id : name(definition.investors(), id);
    }

    /** A channel's name. */
    String channel(String id) {
        return switch (id) {
            case "offline" -> Word.OFFLINE.in(language);
            case "online" -> Word.ONLINE.in(language);
            default -> Word.OFF_SITE.in(language);
        };
    }

    /** The hall's time zone. */
    ZoneId zone() {
        ZoneId zone = definition == null ? null : definition.timeZone();
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private String name(Dimension dimension, String id) {
        String otherwise = id.equals(Member.OTHER) ? Word.OTHER.in(language) : id;
        return dimension.members().stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .map(member -> language.of(member.name(), otherwise))
                .orElse(otherwise);
    }
}
