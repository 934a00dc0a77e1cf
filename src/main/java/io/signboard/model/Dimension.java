package io.signboard.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A breakdown's members in the definition's order, numbered from 0; the last number is {@link Member#OTHER}. */
public final class Dimension {

    private final List<Member> members;
    private final List<String> ids;
    private final Map<String, Integer> indexes;

    /**
     * Numbers the members.
     *
     * @param members the members as defined, without repetition; {@link Member#OTHER} may be among them, which only
     *     names it
     */
    public Dimension(List<Member> members) {
        this.members = List.copyOf(members);
        this.ids = members.stream()
                .map(Member::id)
                .filter(id -> !id.equals(Member.OTHER))
                .toList();
        this.indexes = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (indexes.put(ids.get(i), i) != null) {
                throw new IllegalArgumentException("'" + ids.get(i) + "' is listed twice");
            }
        }
    }

    /** The members as defined. */
    public List<Member> members() {
        return members;
    }

    /** How many members there are, {@link Member#OTHER} included. */
    public int size() {
        return ids.size() + 1;
    }

    /** The number of {@link Member#OTHER}. */
    public int other() {
        return ids.size();
    }

    /** The id of member {@code index}, 0 inclusive to {@link #size()} exclusive. */
    public String id(int index) {
        return index == ids.size() ? Member.OTHER : ids.get(index);
    }

    /** The number of the member called {@code id}, or of {@link Member#OTHER} if it is absent or not listed. */
    public int indexOf(@Nullable String id) {
        if (id == null) {
            return other();
        }
        Integer index = indexes.get(id);
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
