package io.signboard.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The plain fields of one JSON object as they stand there, before anybody asks whether they make sense. Reusable. */
final class EventDraft {

    /** The objects among the members, numbered behind the plain fields. */
    static final int VALUE = EventField.values().length;

    static final int INVESTOR = VALUE + 1;

    private final @Nullable String[] texts = new String[VALUE];
    private int seen;
    private int strings;
    private int numbers;

    /** Begins anew. */
    void clear() {
        Arrays.fill(texts, null);
        seen = 0;
        strings = 0;
        numbers = 0;
    }

    /** Notes that a member is there; false if it was before. A plain field's number is its ordinal. */
    boolean isFirst(int member) {
        int mask = 1 << member;
        boolean first = (seen & mask) == 0;
        seen |= mask;
        return first;
    }

    /** A field that is a string. */
    void string(EventField field, String text) {
        texts[field.ordinal()] = text;
        strings |= 1 << field.ordinal();
    }

    /** A field that is a number, as it is spelt. */
    void number(EventField field, String text) {
        texts[field.ordinal()] = text;
        numbers |= 1 << field.ordinal();
    }

    /** A field that is {@code true} or {@code false}. */
    void truth(EventField field, String text) {
        texts[field.ordinal()] = text;
    }

    /** The field's text; null if it is absent, null or an empty string. */
    @Nullable
    String text(EventField field) {
        String text = texts[field.ordinal()];
        return text == null || text.isEmpty() ? null : text;
    }

    /** Whether the field, if it is there, is a string. */
    boolean isString(EventField field) {
        return (strings & (1 << field.ordinal())) != 0;
    }

    /** Whether the field, if it is there, is a number. */
    boolean isNumber(EventField field) {
        return (numbers & (1 << field.ordinal())) != 0;
    }
}
