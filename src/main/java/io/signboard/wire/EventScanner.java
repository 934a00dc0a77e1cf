package io.signboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads events that are spelt plainly, as nearly all are, in a fraction of the time that a JSON parser takes: one object
 * with known names only, each once; strings without escapes; numbers without sign and exponent. Of anything else it knows
 * nothing, not even whether it is JSON: {@link EventParser} decides. Not for use by several threads at once.
 */
final class EventScanner {

    /** The longest value that is read here, in bytes: far below any limit of the parser's. */
    static final int MAX_BYTES = 8192;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP_BITS = EACH << 7;
    private static final int NOT_PLAIN = -1;

    /** In the order in which most feeds give them, which makes them found sooner. */
    private static final Member[] EVENT = {
        Member.plain("type", EventField.TYPE),
        Member.plain("eventId", EventField.EVENT_ID),
        Member.plain("ceremonyId", EventField.CEREMONY_ID),
        Member.plain("projectId", EventField.PROJECT_ID),
        Member.plain("revision", EventField.REVISION),
        Member.plain("title", EventField.TITLE),
        Member.object(
                "value",
                EventDraft.VALUE,
                Member.plain("amount", EventField.AMOUNT),
                Member.plain("currency", EventField.CURRENCY)),
        Member.plain("sector", EventField.SECTOR),
        Member.object(
                "investor",
                EventDraft.INVESTOR,
                Member.plain("name", EventField.INVESTOR_NAME),
                Member.plain("type", EventField.INVESTOR_TYPE)),
        Member.plain("province", EventField.PROVINCE),
        Member.plain("dateSigned", EventField.DATE_SIGNED),
        Member.plain("reason", EventField.REASON)
    };

    private final EventDraft draft;
    private final TextCache cache = new TextCache();

    /** The value and zeros behind it: at these each search ends, and two longs can be read at any place of the value. */
    private final byte[] json = new byte[MAX_BYTES + Member.MAX_NAME];

    /** Reads into a draft. */
    EventScanner(EventDraft draft) {
        this.draft = draft;
    }

    /** A name, with its closing quote as two longs, and what it names: a plain field, or an object with these members. */
    private static final class Member {

        static final int MAX_NAME = 2 * Long.BYTES;

        final int length;
        final int number;
        final @Nullable EventField field;
        final Member[] members;
        private final long first;
        private final long firstMask;
        private final long rest;
        private final long restMask;

        private Member(String name, int number, @Nullable EventField field, Member[] members) {
            byte[] quoted = (name + '"').getBytes(StandardCharsets.US_ASCII);
            byte[] bytes = Arrays.copyOf(quoted, MAX_NAME);
            byte[] mask = new byte[MAX_NAME];
            Arrays.fill(mask, 0, quoted.length, (byte) -1);
            this.length = quoted.length;
            this.number = number;
            this.field = field;
            this.members = members;
            this.first = eight(bytes, 0);
            this.firstMask = eight(mask, 0);
            this.rest = eight(bytes, Long.BYTES);
            this.restMask = eight(mask, Long.BYTES);
        }

        static Member plain(String name, EventField field) {
            return new Member(name, field.ordinal(), field, new Member[0]);
        }

        static Member object(String name, int number, Member... members) {
            return new Member(name, number, null, members);
        }

        /** Whether it is this one's name, with its closing quote, that stands at a place. */
        boolean isNamed(byte[] json, int at) {
            return (eight(json, at) & firstMask) == first && (eight(json, at + Long.BYTES) & restMask) == rest;
        }
    }

    private static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * Reads a value.
     *
     * @param value well-formed UTF-8
     * @return false if it is not spelt plainly; the draft then is of no use
     */
    boolean read(byte[] value) {
        int length = value.length;
        if (length > MAX_BYTES) {
            return false;
        }
        System.arraycopy(value, 0, json, 0, length);
        Arrays.fill(json, length, length + Member.MAX_NAME, (byte) 0);
        draft.clear();
        int end = readObject(EVENT, 0);
        return end != NOT_PLAIN && behindSpace(end) == length;
    }

    /** Reads an object, white space before it aside, and returns its end, exclusive, as the methods below do. */
    private int readObject(Member[] members, int start) {
        int likely = 0;
        int at = behind('{', start);
        while (at != NOT_PLAIN) {
            int name = behind('"', at);
            int index = name == NOT_PLAIN ? -1 : indexOf(members, likely, name);
            if (index < 0) {
                return NOT_PLAIN;
            }
            Member member = members[index];
            int value = behind(':', name + member.length);
            int end = value == NOT_PLAIN ? NOT_PLAIN : readValue(member, value);
            if (end == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            likely = index + 1;
            at = behind(',', end);
            if (at == NOT_PLAIN) {
                return behind('}', end);
            }
        }
        return NOT_PLAIN;
    }

    /** The index of the member whose name stands here, or -1; {@code likely} is tried first. */
    private int indexOf(Member[] members, int likely, int at) {
        for (int i = likely; i < likely + members.length; i++) {
            int index = i < members.length ? i : i - members.length;
            if (members[index].isNamed(json, at)) {
                return index;
            }
        }
        return -1;
    }

    private int readValue(Member member, int start) {
        if (!draft.isFirst(member.number)) {
            return NOT_PLAIN;
        }
        if (member.field == null) {
            return readObject(member.members, start);
        }
        int string = behind('"', start);
        return string == NOT_PLAIN ? readNumber(member.field, behindSpace(start)) : readString(member.field, string);
    }

    private int readString(EventField field, int start) {
        int end = endOfPlainText(start);
        if (json[end] != '"') {
            return NOT_PLAIN;
        }
        draft.string(field, text(field, start, end));
        return end + 1;
    }

    /** The first position of a quote, a backslash or a control character. */
    private int endOfPlainText(int start) {
        int at = start;
        long found = ends(at);
        while (found == 0) {
            at += Long.BYTES;
            found = ends(at);
        }
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }

    /**
     * The top bits of those of eight bytes that end a plain text. The lowest bit set is right; above it some may be wrong,
     * since a subtraction borrows from the next byte where it finds one.
     */
    private long ends(int at) {
        long eight = eight(json, at);
        long controls = (eight - ' ' * EACH) & ~eight;
        return (controls | zeros(eight ^ ('"' * EACH)) | zeros(eight ^ ('\\' * EACH))) & TOP_BITS;
    }

    private static long zeros(long eight) {
        return (eight - EACH) & ~eight;
    }

    private int readNumber(EventField field, int start) {
        int end = endOfDigits(start);
        if (end == start || (json[start] == '0' && end > start + 1)) {
            return NOT_PLAIN;
        }
        if (json[end] == '.') {
            int point = end;
            end = endOfDigits(point + 1);
            if (end == point + 1) {
                return NOT_PLAIN;
            }
        }
        draft.number(field, text(field, start, end));
        return end;
    }

    private int endOfDigits(int start) {
        int end = start;
        while (json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        return end;
    }

    private String text(EventField field, int start, int end) {
        return field.repeats ? cache.text(json, start, end) : TextCache.decoded(json, start, end);
    }

    /** The position behind a character, if it comes next behind white space. */
    private int behind(char wanted, int start) {
        int at = behindSpace(start);
        return json[at] == wanted ? at + 1 : NOT_PLAIN;
    }

    private int behindSpace(int start) {
        int at = start;
        while (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t') {
            at++;
        }
        return at;
    }
}
