package io.signboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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

    /** A name, with its closing quote, and what it names: a plain field, or an object with these members. */
    private static final class Member {
        final byte[] name;
        final int number;
        final @Nullable EventField field;
        final List<Member> members;

        private Member(String name, int number, @Nullable EventField field, List<Member> members) {
            this.name = (name + '"').getBytes(StandardCharsets.US_ASCII);
            this.number = number;
            this.field = field;
            this.members = members;
        }

        static Member plain(String name, EventField field) {
            return new Member(name, field.ordinal(), field, List.of());
        }

        static Member object(String name, int number, Member... members) {
            return new Member(name, number, null, List.of(members));
        }
    }

    /** In the order in which most feeds give them, which makes them found sooner. */
    private static final List<Member> EVENT = List.of(
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
            Member.plain("reason", EventField.REASON));

    private static final byte[] NOTHING = {};

    private final EventDraft draft;
    private final TextCache cache = new TextCache();
    private byte[] json = NOTHING;
    private int position;

    /** Reads into a draft. */
    EventScanner(EventDraft draft) {
        this.draft = draft;
    }

    /**
     * Reads a value.
     *
     * @param value well-formed UTF-8
     * @return false if it is not spelt plainly; the draft then is of no use
     */
    boolean read(byte[] value) {
        if (value.length > MAX_BYTES) {
            return false;
        }
        json = value;
        position = 0;
        draft.clear();
        boolean plain = readObject(EVENT) && next() < 0;
        json = NOTHING;
        return plain;
    }

    private boolean readObject(List<Member> members) {
        if (!takes('{')) {
            return false;
        }
        int likely = 0;
        do {
            int index = takes('"') ? readName(members, likely) : -1;
            if (index < 0 || !takes(':') || !readValue(members.get(index))) {
                return false;
            }
            likely = index + 1;
        } while (takes(','));
        return takes('}');
    }

    /** The index of the member whose name comes next, or -1; {@code likely} is tried first. */
    private int readName(List<Member> members, int likely) {
        int count = members.size();
        for (int i = likely; i < likely + count; i++) {
            int index = i < count ? i : i - count;
            byte[] name = members.get(index).name;
            int end = position + name.length;
            if (end <= json.length
                    && json[position] == name[0]
                    && Arrays.equals(json, position, end, name, 0, name.length)) {
                position = end;
                return index;
            }
        }
        return -1;
    }

    private boolean readValue(Member member) {
        if (!draft.isFirst(member.number)) {
            return false;
        }
        if (member.field == null) {
            return readObject(member.members);
        }
        return takes('"') ? readString(member.field) : readNumber(member.field);
    }

    private boolean readString(EventField field) {
        int start = position;
        int end = endOfPlainText(start);
        if (end == json.length || json[end] != '"') {
            return false;
        }
        position = end + 1;
        draft.string(field, text(field, start, end));
        return true;
    }

    /** The first position of a quote, a backslash or a control character, or the input's end. */
    private int endOfPlainText(int start) {
        int end = start;
        for (; end <= json.length - Long.BYTES; end += Long.BYTES) {
            long eight = (long) LONGS.get(json, end);
            // The lowest bit set is right: the subtractions borrow from higher bytes only, behind a byte that is found.
            long controls = (eight - ' ' * EACH) & ~eight;
            long found = (zeros(eight ^ ('"' * EACH)) | zeros(eight ^ ('\\' * EACH)) | controls) & TOP_BITS;
            if (found != 0) {
                return end + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (end < json.length && json[end] != '"' && json[end] != '\\' && (json[end] >= ' ' || json[end] < 0)) {
            end++;
        }
        return end;
    }

    /** The top bit of each byte that is 0. */
    private static long zeros(long eight) {
        return (eight - EACH) & ~eight;
    }

    private boolean readNumber(EventField field) {
        int start = position;
        int end = endOfDigits(start);
        if (end == start || (json[start] == '0' && end > start + 1)) {
            return false;
        }
        if (end < json.length && json[end] == '.') {
            int point = end;
            end = endOfDigits(point + 1);
            if (end == point + 1) {
                return false;
            }
        }
        position = end;
        draft.number(field, text(field, start, end));
        return true;
    }

    private int endOfDigits(int start) {
        int end = start;
        while (end < json.length && json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        return end;
    }

    private String text(EventField field, int start, int end) {
        return field.repeats ? cache.text(json, start, end) : TextCache.decoded(json, start, end);
    }

    /** Takes a character, if it is the next one behind white space. */
    private boolean takes(char wanted) {
        boolean there = next() == wanted;
        position += there ? 1 : 0;
        return there;
    }

    /** The next byte behind white space, where the position is then, or -1 at the end. */
    private int next() {
        while (position < json.length) {
            byte found = json[position];
            if (found != ' ' && found != '\n' && found != '\r' && found != '\t') {
                return found & 0xFF;
            }
            position++;
        }
        return -1;
    }
}
