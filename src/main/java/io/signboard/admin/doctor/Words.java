package io.signboard.admin.doctor;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of sentences. */
public final class Words {

    private Words() {}

    /** The number and the noun, in the plural if there isn't one. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** Names in their order, with commas. */
    static String list(Collection<?> names) {
        return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    /** The text with a full stop behind it. */
    static String sentence(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }

    /** A length of time in seconds, rounded down; without its sign. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%,d s", time.abs().toSeconds());
    }
}
