package io.signboard.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals that change, side by side: numbered from 0. They lie in one array, since an event changes many of them, and there
 * are thousands of tallies and minutes where there are many ceremonies: few steps lead to each.
 */
abstract class Totals {

    private static final int WORDS = 3; // of a total: projects, high, low
    private static final int HIGH = 1;
    private static final int LOW = 2;

    private final long[] words;

    /** So many totals of nothing. */
    Totals(int size) {
        words = new long[size * WORDS];
    }

    /** All of these together. */
    static Total sum(List<Total> parts) {
        Totals sum = new Totals(1) {};
        parts.forEach(part -> sum.add(0, part));
        return sum.get(0);
    }

    /** How many totals there are. */
    final int size() {
        return words.length / WORDS;
    }

    /** A total as it is now. */
    final Total get(int index) {
        int at = index * WORDS;
        return new Total(words[at], words[at + HIGH], words[at + LOW]);
    }

    /** The totals from {@code from}, inclusive, to {@code to}, exclusive, as they are now. */
    final List<Total> range(int from, int to) {
        List<Total> range = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            range.add(get(i));
        }
        return range;
    }

    /** Adds one project of this value, 0 or more, in minor units to a total. */
    final void add(int index, long minorUnits) {
        add(index * WORDS, 1, minorUnits >> 63, minorUnits);
    }

    /** Takes one project of this value away from a total again. */
    final void subtract(int index, long minorUnits) {
        add(index * WORDS, -1, -minorUnits >> 63, -minorUnits);
    }

    /** Adds to a total. */
    final void add(int index, Total other) {
        add(index * WORDS, other.projects(), other.high(), other.low());
    }

    /** Adds to each total the one of the same number. */
    final void addAll(Totals other) {
        for (int at = 0; at < words.length; at += WORDS) {
            add(at, other.words[at], other.words[at + HIGH], other.words[at + LOW]);
        }
    }

    private void add(int at, long projects, long high, long low) {
        long sum = words[at + LOW] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        words[at] += projects;
        words[at + HIGH] += high + carry;
        words[at + LOW] = sum;
    }

    /** Whether no total has anything. */
    public final boolean isZero() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final boolean equals(@Nullable Object o) {
        return o instanceof Totals t && t.getClass() == getClass() && Arrays.equals(t.words, words);
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public final String toString() {
        return range(0, size()).toString();
    }
}
