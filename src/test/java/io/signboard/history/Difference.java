package io.signboard.history;

import java.util.List;

/** Tells two texts apart in words. */
final class Difference {

    private static final int MOST = 3;

    private Difference() {}

    /** The first few lines that differ. */
    static String between(String expected, String found) {
        List<String> right = expected.lines().toList();
        List<String> shown = found.lines().toList();
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (int i = 0; i < Math.max(right.size(), shown.size()) && told < MOST; i++) {
            String must = i < right.size() ? right.get(i) : "nothing";
            String is = i < shown.size() ? shown.get(i) : "nothing";
            if (!must.equals(is)) {
                text.append(told == 0 ? "" : "; ")
                        .append("expected <")
                        .append(must)
                        .append("> and found <")
                        .append(is)
                        .append(">");
                told++;
            }
        }
        return text.toString();
    }
}
