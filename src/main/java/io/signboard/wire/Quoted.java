package io.signboard.wire;

/** Texts from outside inside of sentences: bounded, on one line, and unable to change how the rest of it is shown. */
public final class Quoted {

    private static final int MAX = 60;
    private static final int MAX_LINE = 500;

    private Quoted() {}

    /** The text's first characters, those of no harmless kind as {@code ?}. */
    public static String shortened(String text) {
        return shortened(text, MAX);
    }

    /** A message of somebody else's as one line: white space of any length as one space, the rest as in a quotation. */
    public static String line(String message) {
        return shortened(message.strip().replaceAll("\\s+", " "), MAX_LINE);
    }

    /** The text with control, formatting and broken characters and line ends of any kind as {@code ?}. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(Quoted::harmless).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The text's first {@code max} characters, those of no harmless kind as {@code ?}. */
    static String shortened(String text, int max) {
        StringBuilder shortened = new StringBuilder();
        text.codePoints().limit(max).map(Quoted::harmless).forEach(shortened::appendCodePoint);
        return shortened.length() < text.length() ? shortened + "…" : shortened.toString();
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '?';
            default -> character;
        };
    }
}
