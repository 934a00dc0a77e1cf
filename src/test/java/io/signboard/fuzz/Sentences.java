package io.signboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds for every sentence that tells a person why an input is refused. */
final class Sentences {

    private static final int MAX = 600;

    private Sentences() {}

    /** Checks that it has an end, a bounded length, and nothing that breaks a line or takes over a terminal. */
    static void check(String sentence) {
        assertTrue(sentence.length() > 10 && sentence.length() <= MAX, sentence);
        assertTrue(sentence.endsWith(".") || sentence.endsWith(")"), sentence);
        sentence.codePoints().forEach(c -> assertFalse(isHostile(c), () -> "U+" + Integer.toHexString(c)));
    }

    private static boolean isHostile(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
