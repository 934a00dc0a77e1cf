package io.signboard.cli;

import io.signboard.wire.Quoted;

/** Texts from outside on a terminal, which control characters could take over. */
final class PlainText {

    private PlainText() {}

    /** The text with control, formatting and broken characters as {@code ?}. */
    static String of(String text) {
        return Quoted.plain(text);
    }
}
