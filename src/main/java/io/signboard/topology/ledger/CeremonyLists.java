package io.signboard.topology.ledger;

import static io.signboard.topology.ledger.BlockEntries.NONE;

import io.signboard.wire.EntryCodec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

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
    private byte[] lastCeremony = {};
    private @Nullable Members lastMembers; // of lastCeremony: projects come ceremony by ceremony

    /** Adds a project, whose number must be above all before. */
    void add(byte[] key, int number) {
        Members members = members(key);
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

    private Members members(byte[] key) {
        Members last = lastMembers;
        if (last != null && isPrefix(lastCeremony, key)) {
            return last;
        }
        String ceremonyId = EntryCodec.ceremonyId(Bytes.wrap(key));
        Members members = lists.computeIfAbsent(ceremonyId, id -> new Members());
        lastCeremony = EntryCodec.first(ceremonyId).get();
        lastMembers = members;
        return members;
    }

    private static boolean isPrefix(byte[] prefix, byte[] key) {
        return key.length >= prefix.length && Arrays.equals(prefix, 0, prefix.length, key, 0, prefix.length);
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
