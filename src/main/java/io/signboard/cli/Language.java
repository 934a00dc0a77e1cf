package io.signboard.cli;

import java.util.Map;

/** A language of the terminal view. */
enum Language {
    /** English. */
    EN,
    /** Simplified Chinese. */
    ZH;

    /** The tag in names. */
    String tag() {
        return this == EN ? "en" : "zh";
    }

    /** What to show of a name: in this language, else in English, else in any; else {@code otherwise}. */
    String of(Map<String, String> name, String otherwise) {
        String own = name.get(tag());
        if (own != null) {
            return own;
        }
        return name.getOrDefault("en", name.values().stream().findFirst().orElse(otherwise));
    }
}
