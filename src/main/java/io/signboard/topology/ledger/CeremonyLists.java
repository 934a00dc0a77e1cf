package io.signboard.topology.ledger;

import static io.signboard.topology.ledger.BlockEntries.NONE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/** The projects of each ceremony by number, as linked lists in ascending order. */
final class CeremonyLists {

    private static final int START = 16;

    private static final class Members {
        int first = NONE;
        int last = NONE;
        long count;
    }

    private final Map<String, Members> lists = new HashMap<>();
    private int[] following = new int[START];

    /** Adds a project, whose number must be above all before. */
    void add(String ceremonyId, int number) {
        Members members = lists.computeIfAbsent(ceremonyId, id -> new Members());
        if (number >= following.length) {
            following = Arrays.copyOf(following, Math.max(following.length * 2, number + 1));
        }
        following[number] = NONE;
        if (members.last == NONE) {
            members.first = number;
        } else {
            following[members.last] = number;
        }
        members.last = number;
        members.count++;
    }

    /** The first project of a ceremony, or {@link BlockEntries#NONE}. */
    int first(String ceremonyId) {
        Members members = lists.get(ceremonyId);
        return members == null ? NONE : members.first;
    }

    /** The project of the same ceremony behind this one, or {@link BlockEntries#NONE}. */
    int next(int number) {
        return following[number];
    }

    void count(Predicate<String> wanted, ObjLongConsumer<String> counts) {
        lists.forEach((ceremonyId, members) -> {
            if (wanted.test(ceremonyId)) {
                counts.accept(ceremonyId, members.count);
            }
        });
    }
}
