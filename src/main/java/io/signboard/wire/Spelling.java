package io.signboard.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a misspelled name may mean. */
public final class Spelling {

    private static final int MOST_TYPOS = 2;
    private static final int LETTERS_PER_TYPO = 4;

    private Spelling() {}

    /** The known name that differs by the fewest typing errors: one, or two where the name has eight letters or more. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> errors(name, each) <= allowed(each))
                .min(Comparator.comparingInt((String each) -> errors(name, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int allowed(String name) {
        return Math.max(1, Math.min(MOST_TYPOS, name.length() / LETTERS_PER_TYPO));
    }

    /**
     * How many letters are to be changed, added or left out, or swapped with their neighbour, to make one text of the other (the
     * optimal string alignment distance).
     */
    private static int errors(String from, String to) {
        int[][] errors = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    errors[i][j] = i + j;
                    continue;
                }
                int changed = errors[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                errors[i][j] = Math.min(changed, Math.min(errors[i - 1][j], errors[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    errors[i][j] = Math.min(errors[i][j], errors[i - 2][j - 2] + 1);
                }
            }
        }
        return errors[from.length()][to.length()];
    }
}
