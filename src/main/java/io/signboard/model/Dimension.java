package io.signboard.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A breakdown's members in the definition's order, numbered from 0; the last number is {@link Member#OTHER}. */
public final class Dimension {

    private final List<Member> members;
    private final Numbering numbering;

    /**
     * Ids by number and numbers by id. One organiser's ceremonies mostly have the same breakdowns: equal numberings are one
     * object, as long as few others are made, so that a thousand ceremonies' events look into the same few cache lines.
     */
    private static final class Numbering {
        private static final AtomicReferenceArray<Numbering> RECENT = new AtomicReferenceArray<>(64);

        final List<String> ids;
        final Map<String, Integer> indexes = new HashMap<>();

        private Numbering(List<String> ids) {
            this.ids = ids;
            for (int i = 0; i < ids.size(); i++) {
                if (indexes.put(ids.get(i), i) != null) {
                    throw new IllegalArgumentException("'" + ids.get(i) + "' is listed twice");
                }
            }
        }

        static Numbering of(List<String> ids) {
            int slot = Math.floorMod(ids.hashCode(), RECENT.length());
            Numbering recent = RECENT.get(slot);
            if (recent == null || !recent.ids.equals(ids)) {
                recent = new Numbering(ids);
                RECENT.set(slot, recent);
            }
            return recent;
        }
    }

    /**
     * Numbers the members.
     *
     * @param members the members as defined, without repetition; {@link Member#OTHER} may be among them, which only
     *     names it
     */
    public Dimension(List<Member> members) {
        this.members = List.copyOf(members);
        this.numbering = Numbering.of(members.stream()
                .map(Member::id)
                .filter(id -> !id.equals(Member.OTHER))
                .toList());
    }

    /** The members as defined. */
    public List<Member> members() {
        return members;
    }

    /** How many members there are, {@link Member#OTHER} included. */
    public int size() {
        return numbering.ids.size() + 1;
    }

    /** The number of {@link Member#OTHER}. */
    public int other() {
        return numbering.ids.size();
    }

    /** The id of member {@code index}, 0 inclusive to {@link #size()} exclusive. */
    public String id(int index) {
        return index == other() ? Member.OTHER : numbering.ids.get(index);
    }

    /** The number of the member called {@code id}, or of {@link Member#OTHER} if it is absent or not listed. */
    public int indexOf(@Nullable String id) {
        if (id == null) {
            return other();
        }
        Integer index = numbering.indexes.get(id);
        return index == null ? other() : index;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Dimension d && d.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
