package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;

/** A ceremony's projects lie together in the ledger, apart from those of any other. */
class LedgerKeyProperties {

    /** A project of a ceremony. */
    record Id(String ceremony, String project) {
        Bytes key() {
            return EntryCodec.key(ceremony, project);
        }
    }

    /** Ids of which many are the beginning of others, projects with bytes below and above every separator. */
    @Provide
    Arbitrary<Set<Id>> ids() {
        Arbitrary<String> ceremonies =
                Arbitraries.strings().withChars("a-.").ofMinLength(1).ofMaxLength(3);
        Arbitrary<String> projects =
                Arbitraries.strings().withChars("\0\1a-項\uFFFF").ofMinLength(1).ofMaxLength(3);
        return Combinators.combine(ceremonies, projects).as(Id::new).set().ofMaxSize(40);
    }

    @Provide
    Arbitrary<String> ceremonies() {
        return Arbitraries.strings().withChars("a-.").ofMinLength(1).ofMaxLength(3);
    }

    @Property
    void shouldFindExactlyACeremonysProjectsBetweenItsBounds(
            @ForAll("ids") Set<Id> ids, @ForAll("ceremonies") String ceremony) {
        TreeSet<Bytes> ledger = ids.stream().map(Id::key).collect(Collectors.toCollection(TreeSet::new));

        Set<Bytes> found = ledger.subSet(EntryCodec.first(ceremony), true, EntryCodec.last(ceremony), true);

        Set<Bytes> own = ids.stream()
                .filter(id -> id.ceremony().equals(ceremony))
                .map(Id::key)
                .collect(Collectors.toSet());
        assertEquals(own, Set.copyOf(found));
    }

    @Property
    void shouldKeepEveryCeremonyInOnePiece(@ForAll("ids") Set<Id> ids) {
        List<String> inOrder = ids.stream()
                .sorted(Comparator.comparing(Id::key))
                .map(Id::ceremony)
                .toList();

        long pieces = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            pieces += i == 0 || !inOrder.get(i).equals(inOrder.get(i - 1)) ? 1 : 0;
        }
        assertEquals(inOrder.stream().distinct().count(), pieces);
    }

    @Property
    void shouldNotConfuseTwoProjects(@ForAll("ids") Set<Id> ids) {
        assertEquals(ids.size(), ids.stream().map(Id::key).distinct().count());
    }

    @Property
    void shouldGoOnRightBehindAKey(@ForAll("ids") Set<Id> ids) {
        TreeSet<Bytes> ledger = ids.stream().map(Id::key).collect(Collectors.toCollection(TreeSet::new));

        assertTrue(ledger.stream().allMatch(key -> {
            Bytes next = ledger.ceiling(EntryCodec.after(key));
            Bytes higher = ledger.higher(key);
            return next == null ? higher == null : next.equals(higher);
        }));
    }
}
