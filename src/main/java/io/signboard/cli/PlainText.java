package io.signboard.cli;

/** Texts from outside on a terminal, which control characters could take over. */
final class PlainText {

    private PlainText() {}

    /** The text with control, formatting and broken characters as {@code ?}. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(PlainText::harmless).forEach(plain::appendCodePoint);
        return plain.toString();
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
