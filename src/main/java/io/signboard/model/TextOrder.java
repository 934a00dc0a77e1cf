package io.signboard.model;

import org.jspecify.annotations.Nullable;

/** The order of texts by Unicode code point, which, unlike {@link String#compareTo}, is also the order of their UTF-8 bytes. */
public final class TextOrder {

    private TextOrder() {}

    /** Compares two texts by code point; a text sorts before its own continuations. */
    public static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean sameKind = Character.isSurrogate(x) == Character.isSurrogate(y);
                return sameKind ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** As {@link #compare}; an absent text sorts first. */
    static int compareAbsentFirst(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return compare(a, b);
    }
}
