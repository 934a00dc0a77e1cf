package io.signboard.history;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong, a sentence each; of very many only the first are kept, and of a very long one its beginning. */
final class Violations {

    private static final int MOST = 200;
    private static final int LONGEST = 600;

    private final List<String> sentences = new ArrayList<>();
    private long found;

    /** Notes one: the place, what is expected there and what was found. */
    void add(Object place, String sentence) {
        found++;
        if (sentences.size() < MOST) {
            String whole = place + ": " + sentence;
            sentences.add(whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…");
        }
    }

    /** How many there are, those that aren't kept among them. */
    long found() {
        return found;
    }

    /** Those that are kept, in the order in which they were found. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
