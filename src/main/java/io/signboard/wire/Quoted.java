package io.signboard.wire;

/** Texts from outside inside of sentences: bounded and on one line. */
public final class Quoted {

    private static final int MAX = 60;

    private Quoted() {}

    /** The text's first characters, control characters as {@code ?}. */
    public static String shortened(String text) {
        return shortened(text, MAX);
    }

    /** The text's first {@code max} characters, control characters as {@code ?}. */
    static String shortened(String text, int max) {
        StringBuilder shortened = new StringBuilder();
        text.codePoints()
                .limit(max)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shortened::appendCodePoint);
        return shortened.length() < text.length() ? shortened + "…" : shortened.toString();
    }
}
