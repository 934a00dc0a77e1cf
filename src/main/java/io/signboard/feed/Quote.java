package io.signboard.feed;

/** Text of a user as messages repeat it. */
final class Quote {

    private static final int MAX_CHARACTERS = 60;

    private Quote() {}

    /** At most 60 characters of the text, on one line. */
    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "…";
    }
}
